"""A program that writes notes and their texts to a ledger and says after each that it is stored, to be killed or raced."""

import sys
from pathlib import Path

from tests.ledger.examples import at, note

from wederhoor.ledger import open_ledger

if __name__ == "__main__":
    file, first, count = sys.argv[1:]
    store = open_ledger(Path(file))
    for number in range(int(first), int(first) + int(count)):
        store.add([note(number)], [f"tekst {number} " * 200], recorded_at=at(number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    store.close()
