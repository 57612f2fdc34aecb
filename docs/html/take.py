"""Take the pictures of the HTML report: each type of page, desktop and phone, light and dark.

python docs/html/take.py
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from claimcheck.articles.reading import read_articles
from claimcheck.check import cross_reference
from claimcheck.reports.html.site import write_folder
from claimcheck.reports.json_report import to_dict

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "corpora" / "armoured-train"
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
COLOURS = 128  # enough for pages of type, a third of the bytes
NO_DITHER = Image.Dither.NONE


def main() -> None:
    """Write the pictures beside this file."""
    document = to_dict(cross_reference(read_articles([CORPUS]).articles))
    halyard = next(a["id"] for a in document["articles"] if a["path"].startswith("halyard"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        write_folder(document, root)
        pages = {
            "index": "index.html",
            "article": f"articles/{halyard}.html",
            "compare": "compare.html",
        }
        path = os.environ.get("CLAIMCHECK_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=scheme
                )
                for name, file in pages.items():
                    page.goto((root / file).as_uri())
                    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
                    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=NO_DITHER)
                    few.save(HERE / f"{name}-{size}-{scheme}.png", optimize=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
