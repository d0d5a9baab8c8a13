"""The closed lists of the field. Rule: a value's spelling here is its spelling in every file, page and command."""

from enum import StrEnum


class Kind(StrEnum):
    """What a claim is about: the most physical label that fits."""

    ATTACK = "attack"
    STRIKE = "strike"
    DRONE_OR_MISSILE_STRIKE = "drone_or_missile_strike"
    BATTLE = "battle"
    ADVANCE = "advance"
    REPELLED_ATTACK = "repelled_attack"
    ENCIRCLEMENT = "encirclement"
    CAPTURE = "capture"
    RECAPTURE = "recapture"
    CONTROL = "control"
    WITHDRAWAL = "withdrawal"
    REINFORCEMENT = "reinforcement"
    MOBILISATION = "mobilisation"
    SURRENDER = "surrender"
    PRISONER_EXCHANGE = "prisoner_exchange"
    CASUALTIES = "casualties"
    INFRASTRUCTURE_DAMAGE = "infrastructure_damage"
    EVACUATION = "evacuation"
    NEGOTIATION = "negotiation"
    AGREEMENT = "agreement"
    SANCTIONS = "sanctions"
    AID = "aid"
    VISIT = "visit"
    ACCUSATION = "accusation"
    STATEMENT = "statement"
    ASSESSMENT = "assessment"
    OTHER = "other"


class Family(StrEnum):
    """Kinds that can speak of one matter."""

    GROUND = "ground"
    STRIKES = "strikes"
    PEOPLE = "people"
    TALKS = "talks"
    WORDS = "words"


FAMILIES: dict[Family, tuple[Kind, ...]] = {
    Family.GROUND: (
        Kind.ATTACK,
        Kind.BATTLE,
        Kind.ADVANCE,
        Kind.REPELLED_ATTACK,
        Kind.ENCIRCLEMENT,
        Kind.CAPTURE,
        Kind.RECAPTURE,
        Kind.CONTROL,
        Kind.WITHDRAWAL,
    ),
    Family.STRIKES: (Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE, Kind.INFRASTRUCTURE_DAMAGE),
    Family.PEOPLE: (
        Kind.CASUALTIES,
        Kind.SURRENDER,
        Kind.PRISONER_EXCHANGE,
        Kind.EVACUATION,
        Kind.MOBILISATION,
        Kind.REINFORCEMENT,
    ),
    Family.TALKS: (Kind.NEGOTIATION, Kind.AGREEMENT, Kind.VISIT, Kind.SANCTIONS, Kind.AID),
    Family.WORDS: (Kind.ACCUSATION, Kind.STATEMENT, Kind.ASSESSMENT, Kind.OTHER),
}
FAMILY_OF: dict[Kind, Family] = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}


class Certainty(StrEnum):
    """How firmly the claimant vouches for it, in the words of the text."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    INTENTION = "intention"
    DENIED = "denied"
    NO_COMMENT = "no_comment"
    UNCONFIRMED = "unconfirmed"
    CORRECTED = "corrected"
    CONDITIONAL = "conditional"


class Polarity(StrEnum):
    """Whether it is said to be so, or not to be so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class HedgedBy(StrEnum):
    """Whose hedge it is."""

    CLAIMANT = "claimant"
    OUTLET = "outlet"
    BOTH = "both"


class Aspect(StrEnum):
    """How far the happening had come."""

    DONE = "done"
    UNDER_WAY = "under_way"
    BEGUN = "begun"
    FAILED = "failed"


class Extent(StrEnum):
    """How much of the place or thing."""

    WHOLE = "whole"
    MOST = "most"
    PART = "part"
    ENTRANCE = "entrance"
    ONLY = "only"


class Part(StrEnum):
    """Where in the story the sentence stands."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"


class Comparison(StrEnum):
    """How the number stands to what is meant."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    ALMOST = "almost"


class Signal(StrEnum):
    """What makes a sentence look like a claim."""

    QUOTATION = "quotation"
    MODAL = "modal"  # of hearsay: "zou"
    REPORTING = "reporting"
    NUMBER = "number"


class WhenBasis(StrEnum):
    """What the time of a claim's event rests on; only the first two are words about the event itself."""

    WORDS = "words"  # an expression in its own clause
    CARRIED = "carried"  # of the claim that it goes on from, denies or corrects
    SAID = "said"  # no time of its own: as of the time at which it was said
    TOLD = "told"  # under way or lasting, no time given: as of the story's own Period


class Basis(StrEnum):
    """What a story's published Period rests on."""

    HEADER = "header"
    JSON_LD = "json-ld"
    OG = "og"
    PUB_DATE = "pubDate"
    VERSION_CREATED = "versionCreated"
    TEXT = "text"
    URL = "url"
    DELIVERY = "delivery"
    INFERRED = "inferred"


class Status(StrEnum):
    """What follows for a matter, as known at a moment: the first that holds."""

    WITHDRAWN = "withdrawn"
    CONTESTED = "contested"
    CONFIRMED = "confirmed"
    CORROBORATED = "corroborated"
    CLAIMED = "claimed"
    EXPECTED = "expected"
    UNANSWERED = "unanswered"  # only where a matter holds nothing but silence


class RelationKind(StrEnum):
    """How a later claim stands to an earlier one."""

    CONFIRMS = "confirms"
    CONTRADICTS = "contradicts"
    CORRECTS = "corrects"
    UPDATES = "updates"
    REPEATS = "repeats"


class PlaceKind(StrEnum):
    """What sort of place it is."""

    SETTLEMENT = "settlement"
    OBLAST = "oblast"
    REGION = "region"
    SECTOR = "sector"
    WATER = "water"
    SITE = "site"
    COUNTRY = "country"


UNATTRIBUTED = "unattributed"  # the claimant of what an outlet prints in its own voice
THIRD = "third"  # the party of everyone who is no side in the war
CONTESTED = "contested"  # a holder besides the parties: claims oppose each other, or it is fought over
UNKNOWN = "unknown"  # a holder besides the parties: nobody has said
