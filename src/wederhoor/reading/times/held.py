"""What one text holds of what time rules want, each thing looked for once. Rule: a rule left out could not match."""

from wederhoor.reading.times.patterns import WIDEST, Rule, Rules, compiled
from wederhoor.reading.times.wants import Want


class Held:
    """A text, and what is known by now to be in it."""

    def __init__(self, words: str, rules: Rules) -> None:
        self._words, self._lower, self._rules = words, words.lower(), rules
        self._known: dict[str, bool] = {}

    def allows(self, rule: Rule) -> bool:
        """Whether a rule may match somewhere in the text."""
        return all(self._meets(want) for want in rule.wants)

    def _meets(self, want: Want) -> bool:
        return any(self._holds(atom) for atom in want)

    def _holds(self, atom: str) -> bool:
        known = self._known.get(atom)
        if known is None:
            known = self._known[atom] = self._slot(atom[1:-1]) if atom.startswith("{") else atom in self._lower
        return known

    def _slot(self, name: str) -> bool:
        """Whether something can fill a slot: a word of its set, its shape, or a rule of an earlier layer."""
        if name == "time":
            return any(self._holds(f"{{{layer}}}") for layer in WIDEST)
        if name in self._rules.layers:
            return any(self.allows(rule) for rule in self._rules.layers[name])
        if name in self._rules.times["sets"]:
            return any(word.lower() in self._lower for word in self._rules.times["sets"][name])
        return compiled(self._rules.slots[name]).search(self._words) is not None

