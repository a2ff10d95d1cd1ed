"""What each publication says, so that a reader can tell whether all of it is there."""

ARTICLES = 3


def summary(number: int) -> str:
    """What lists say of publication `number`."""
    return f"Publication {number} in short."


def text(number: int) -> str:
    """The body of publication `number`."""
    cited = "[@one-2020]" if number % 2 else "[@one-2020; @two-2021]"
    middle = "\n\n".join(["Rest for a day, and then for another."] * 40)
    return f"Publication {number} begins.{cited}\n\n{middle}\n\nPublication {number} ends."
