"""Reads an OFD with easyofd, an implementation that is not ours: python3 read.py FILE.ofd FACE.ttf FILE.pdf prints the text of each
page and draws the pages as a PDF, all in one face, which easyofd takes to be 宋体. easyofd needs no more than these packages:

pip install --no-deps easyofd==20260427 xmltodict reportlab pillow fontTools loguru PyMuPDF pyasn1 charset-normalizer numpy
"""

import base64
import sys

from easyofd.ofd import OFD
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


def main(path: str, face: str, to: str) -> None:
    pdfmetrics.registerFont(TTFont("宋体", face))
    with open(path, "rb") as file:
        ofd = OFD()
        ofd.read(base64.b64encode(file.read()).decode(), save_xml=False)
    for document in ofd.data:
        for page, content in document["page_info"].items():
            print(int(page) + 1, "".join(line["text"] for line in content["text_list"]))
    with open(to, "wb") as file:
        file.write(ofd.to_pdf())


main(*sys.argv[1:])
