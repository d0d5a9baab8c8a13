"""`python -m wederhoor` is the command `wederhoor`."""

from wederhoor.cli import main

if __name__ == "__main__":
    main()
