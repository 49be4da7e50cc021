"""Makes openpyxl.xlsx; see README.md."""

import datetime

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font

book = Workbook()
sheet = book.active
sheet.title = "Täglich & more"
sheet.append([])
sheet.append(["course_id", "date", "count", "created", "mean", "is_open", "note"])
day = datetime.date(2024, 2, 29)
moment = datetime.datetime(2024, 2, 29, 23, 59, 59, 500000)
sheet.append(["course-v1:Uni+ÄRT+1 😀", day, 3, moment, 0.1, True, " spaces  kept "])
sheet.append(["a &lt; b & <c>", day, -1234567, moment.replace(hour=0, minute=0, second=0, microsecond=0), 1e21, False, None])
sheet.append([])
sheet.append(["line\nbreak", datetime.date(1900, 1, 1), 1000000, datetime.time(6, 30), 3.0, None, "_x000D_"])
sheet.append(["formulas", "=DATE(2024,1,2)", "=C3*2", "=D3", "=1/4", "=1=1", '=""'])
sheet.append(["an error", day, "=1/0"])
sheet.append(["a link", day, 5, "=HYPERLINK(\"https://example.org\",\"label\")"])
sheet.append(["too", None, None, None, None, None, None, "many"])
sheet["A9"].hyperlink = "https://example.org"
sheet["B7"].number_format = "yyyy-mm-dd"
sheet["D7"].number_format = "yyyy-mm-dd hh:mm:ss"
sheet["C3"].number_format = '#,##0 "days"'
sheet["C4"].number_format = "[Red]0"
sheet["C6"].number_format = "0.00E+00"
for row in (12, 13):
    sheet.cell(row, 1).font = Font(bold=True)

hidden = book.create_sheet("Hidden")
hidden.append(["course_id", "count"])
hidden.append(["x", 1])
hidden.sheet_state = "hidden"
book.create_sheet("Empty")
chart = BarChart()
chart.add_data(Reference(sheet, min_col=3, min_row=2, max_row=4))
book.create_chartsheet("Chart").add_chart(chart)
book.save("openpyxl.xlsx")
