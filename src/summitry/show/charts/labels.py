"""Room for words: labels are put where nothing stands yet, or left out."""

from __future__ import annotations

Box = tuple[float, float, float, float]


class Labels:
    """What of a drawing is taken. Labels are tried to the right, left, above and below of what they name."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._boxes: list[Box] = []

    def take(self, x: float, y: float, r: float) -> None:
        """A mark of radius ``r`` stands here."""
        self._boxes.append((x - r, y - r, x + r, y + r))

    def place(self, x: float, y: float, r: float, width: float, height: float) -> tuple[float, float] | None:
        """Where the words by a mark begin, at their base line; ``None`` where there is no room."""
        for left, top in (
            (x + r + 3, y - height / 2),
            (x - r - 3 - width, y - height / 2),
            (x - width / 2, y - r - 2 - height),
            (x - width / 2, y + r + 2),
        ):
            box = (left, top, left + width, top + height)
            if self._fits(box, (x - r, y - r, x + r, y + r)):
                self._boxes.append(box)
                return left, top + height * 0.78
        return None

    def _fits(self, box: Box, own: Box) -> bool:
        if box[0] < 0 or box[1] < 0 or box[2] > self.width or box[3] > self.height:
            return False
        return all(
            other == own or box[2] <= other[0] or other[2] <= box[0] or box[3] <= other[1] or other[3] <= box[1]
            for other in self._boxes
        )
