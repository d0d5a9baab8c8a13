"""What one text holds of what time rules want, each thing looked for once. Rule: a rule left out could not match."""

from wederhoor.reading.times.patterns import WIDEST, Rule, Rules, compiled


class Held:
    """A text, and what is known by now to be in it."""

    def __init__(self, words: str, rules: Rules) -> None:
        self._words, self._lower, self._rules = words, words.lower(), rules
        self._known: dict[str, bool] = {}

    def allows(self, rule: Rule) -> bool:
        """Whether a rule may match somewhere in the text."""
        for want in rule.wants:
            for atom in want:
                if self._known.get(atom) or (atom not in self._known and self._look(atom)):
                    break
            else:
                return False
        return True

    def _look(self, atom: str) -> bool:
        found = self._known[atom] = self._slot(atom[1:-1]) if atom.startswith("{") else atom in self._lower
        return found

    def _slot(self, name: str) -> bool:
        """Whether something can fill a slot: a word of its set, its shape, or a rule of an earlier layer."""
        if name == "time":
            return any(self._slot(layer) for layer in WIDEST)
        if name in self._rules.layers:
            return any(self.allows(rule) for rule in self._rules.layers[name])
        if name in self._rules.times["sets"]:
            return any(word.lower() in self._lower for word in self._rules.times["sets"][name])
        return compiled(self._rules.slots[name]).search(self._words) is not None
