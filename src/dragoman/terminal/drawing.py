"""A drawing as plain shapes, written as SVG or as PNG: both show the same lines at the same places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from dragoman.model.errors import UsageError

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_SCALE = 2
"""Pixels for a unit: a drawing 1,200 units wide is 8 inches at 300 dots."""
_DPI = 300
_FINER = 2
"""A bitmap is drawn so much larger and then made smaller, which smooths its lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; with ``dash`` it is drawn in so long strokes with gaps as long."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 1.0
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; ``y`` is its baseline, ``anchor`` which end of it stands at ``x``: start, middle, end."""

    x: float
    y: float
    text: str
    colour: str = "#222222"
    size: float = 13.0
    anchor: str = "start"


Shape = Line | Box | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on white paper, the later above the earlier."""

    width: int
    height: int
    shapes: tuple[Shape, ...]

    def svg(self) -> str:
        """The drawing as an SVG file."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}"'
            ' font-family="Helvetica, Arial, sans-serif">'
        )
        paper = f'<rect width="{self.width}" height="{self.height}" fill="#ffffff"/>'
        return "\n".join([head, paper, *(_svg(shape) for shape in self.shapes), "</svg>"]) + "\n"

    def png(self) -> bytes:
        """The drawing as a PNG file of 300 dots an inch.

        Raises:
            UsageError: Pillow, which draws it, is not installed.
        """
        try:
            from PIL import Image, ImageDraw
        except ImportError:
            raise UsageError(
                "cannot draw a PNG without Pillow", "Install it with: pip install dragoman[plot], or draw an .svg."
            ) from None
        scale = _SCALE * _FINER
        image = Image.new("RGB", (self.width * scale, self.height * scale), "#ffffff")
        draw = ImageDraw.Draw(image)
        for shape in self.shapes:
            _paint(draw, shape, scale)
        small = image.resize((self.width * _SCALE, self.height * _SCALE), Image.Resampling.LANCZOS)
        written = BytesIO()
        small.save(written, "PNG", dpi=(_DPI, _DPI), optimize=True)
        return written.getvalue()


def _svg(shape: Shape) -> str:
    match shape:
        case Line(points, colour, width, dash):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            dashed = f' stroke-dasharray="{dash:g} {dash:g}"' if dash else ""
            return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}"{dashed}/>'
        case Box(x, y, width, height, colour):
            return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'
        case Dot(x, y, radius, colour):
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{colour}"/>'
        case Words(x, y, text, colour, size, anchor):
            return (
                f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{colour}" text-anchor="{anchor}">'
                f"{escape(text)}</text>"
            )


def _paint(draw: ImageDraw, shape: Shape, scale: int) -> None:
    match shape:
        case Line(points, colour, width, dash):
            strokes = _strokes(points, dash) if dash else [points]
            for stroke in strokes:
                scaled = [(x * scale, y * scale) for x, y in stroke]
                draw.line(scaled, fill=colour, width=max(1, round(width * scale)), joint="curve")
        case Box(x, y, width, height, colour):
            draw.rectangle((x * scale, y * scale, (x + width) * scale, (y + height) * scale), fill=colour)
        case Dot(x, y, radius, colour):
            corners = ((x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale)
            draw.ellipse(corners, fill=colour)
        case Words(x, y, text, colour, size, anchor):
            side = {"start": "l", "middle": "m", "end": "r"}[anchor]
            draw.text((x * scale, y * scale), text, fill=colour, font=_font(size * scale), anchor=f"{side}s")


def _font(size: float) -> FreeTypeFont | Any:
    from PIL.ImageFont import load_default

    return load_default(size)


def _strokes(points: Sequence[tuple[float, float]], dash: float) -> list[tuple[tuple[float, float], ...]]:
    """A dashed line between two points as single strokes."""
    (x, y), (far_x, far_y) = points[0], points[-1]
    length = ((far_x - x) ** 2 + (far_y - y) ** 2) ** 0.5
    steps = int(length / dash) if dash else 0
    if not steps:
        return [tuple(points)]
    ends = [(x + (far_x - x) * n / steps, y + (far_y - y) * n / steps) for n in range(steps + 1)]
    return [(ends[n], ends[n + 1]) for n in range(0, steps, 2)]
