"""Times in words, and what they mean for a story of a given Period. Rule: find first, resolve later; both are pure.

A time expression keeps a symbol: what the words say before a date of publication is known. Symbols nest:
``since(weekday(2,past))``. A direction is past (the most recent, today included), ahead (the first to come, today
included), last (strictly before), next (strictly after), this or any (the nearest). Units are minute, hour, day,
week, month, year; a number without a value is ``few``.

    date(2022-09-06)  date(2022-09)  date(2014)     written out, with or without a day
    date(XXXX-09-06,past[,2])  date(XXXX-04,ahead)  no year given; a weekday (Monday is 1) helps to find it
    weekday(2,past)  inweek(-1,4)                   Tuesday; Thursday of last week
    day(-1)  plus(X,7)                               yesterday; seven days on
    thatday()  sameday()                            the day spoken of before; the same, else that of publication
    thattime()                                      the time told before, of whatever length
    tonight(past)  night(X)  into(X)                last or coming night; the night after X; the night before X
    weekof(X)  after(X,2,month)                     the week in which X lies; so long after X
    week(-1)  weekend(past)  relmonth(0)  relyear(-1)  inyear(X,Y)  season(22,past|last|this|next|2023|Y)
    newyear(past)  part(begin|mid|end,X)  half(2,X)  quarter(1,X)  earlierin(X)  laterin(X)
    nth(3,week,X)  opening(10,day,X)  closing(1,week,X)  X's third week, first ten days, last week
    thus(X,past)                                    a stretch under way, of which only the part so far is meant
    since(X)  from(X)  until(X)  range(X,Y)  sofar()
    ago(2,day[,exact])  hence(3,day)  past(24,hour)  coming(3,day)  inside(3,day,past)  lasting(9,month)
    later(3,day)  earlier(2,day)                    from the expression before it in the text
    at(X,20:00)  clock(20:00)  warday(200,2022-02-24[,past])
    recent(day)  each(day|2|night)                  words that name no time that can be placed; 2 is a Tuesday

Roles: time, since, deadline, duration, clock, frequency, cumulative ("so far"), edition (the day whose news a story
says it brings), event (the time of what the words after it name, not of the clause) and comparison ("the heaviest
since March": what is compared, not when).
"""

from wederhoor.reading.times.candidates import candidates
from wederhoor.reading.times.finding import find_times
from wederhoor.reading.times.resolving import resolve
from wederhoor.reading.times.symbols import Symbol, parse_symbol
from wederhoor.reading.times.tense import Tense, bearing

__all__ = ["Symbol", "Tense", "bearing", "candidates", "find_times", "parse_symbol", "resolve"]
