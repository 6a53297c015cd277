"""The cases that are compared: small tables and schemas, each about one thing.

`cases()` yields (name, schema, data): the schema is a value, or a text where it must not be JSON;
the data is bytes. Nothing here knows what the verdict should be: the reference implementation says it.
"""

import csv
import io
import json

# Cells for each type: right ones, wrong ones, and those about which one may wonder.
CELLS = {
    "string": ["a", "é", " a", "a ", "12", "null", "None", "nan", "a\nb", 'say "hi"', "a,b", "😀", "𝒜b", "e\u0301"],
    "email": ["a@b.fr", "a.b+c@d-e.org", "a@b", "@b.fr", "a@", "a b@c.fr", "a@b.c", "a@@b.fr", "é@b.fr", "a@é.fr",
              '"a b"@c.fr', '"ab"@c.fr', "a@1.2.3.4", "a@-b.fr", "a@b-.fr", "a@b_c.fr", ".a@b.fr", "a.@b.fr",
              "a..b@c.fr", "A@B.FR", "a@b.fr.", "a@b.f1", "a@b.1f", " a@b.fr", "a@b.fr ", "mailto:a@b.fr",
              "a@b.c0m", "a@xn--caf-dma.fr", "contact@mairie-de-saint-étienne.fr", "x" * 64 + "@b.fr",
              "x" * 65 + "@b.fr", "a@" + "b" * 63 + ".fr", "a@" + "b" * 64 + ".fr", "a'b@c.fr", "a,b@c.fr",
              "a@b.fr;c@d.fr", "é.ù@b.fr", "ùa b@c.fr", "a@b.fr\n", "ı@b.fr", "a@ß.de", "a@b.éé", '"\\""@c.fr'],
    "uri": ["http://a.fr", "https://a.fr/b?c=d#e", "a.fr", "//a.fr", "mailto:a@b.fr", "urn:isbn:0", "http://",
            "http:", ":a", "1a:b", "a+b-c.d:e", "http://a b", "http://é.fr", "ftp://x", "a:", "www.a.fr:80",
            "http ://a", " http://a.fr", "", "#a", "?a:b", "/a:b", "a/b:c", "http://[::1]/", "h\u00e9:a", "HTTP://A",
            "http://a\n", "http://[a", "http://a:b", "http://a:99999", "x-y:z", "data:,a"],
    "uuid": ["2bc1c94f-0deb-43e9-92a1-4775189ec9f8", "2BC1C94F-0DEB-43E9-92A1-4775189EC9F8",
             "2bc1c94f0deb43e992a14775189ec9f8", "{2bc1c94f-0deb-43e9-92a1-4775189ec9f8}",
             "urn:uuid:2bc1c94f-0deb-43e9-92a1-4775189ec9f8", "2bc1c94f-0deb-43e9-92a1-4775189ec9f", "x",
             "2bc1c94f 0deb-43e9-92a1-4775189ec9f8", "2bc1c94f-0deb-43e9-92a1-4775189ec9fg",
             "-2bc1c94f0deb43e992a14775189ec9f8-", "2bc1c94f_0deb43e992a14775189ec9f", "0x2bc1c94f0deb43e992a14775189ec9",
             "٢bc1c94f0deb43e992a14775189ec9f8", "+bc1c94f0deb43e992a14775189ec9f8", " bc1c94f0deb43e992a14775189ec9f8"],
    "binary": ["YQ==", "YQ=", "YQ", "YWI=", "YWJj", "!!!!", "YQ==YQ==", "é", "", "YQ==\n", "a", "ab", "abc", "=", "====",
               "YW Jj", "YQ===", "Y", "Y=Q=", "YWJj=", "YQ==a", "-_-_", "Y===", "YW==JjYQ=="],
    "wkt": ["POINT (1 2)", "POINT(1 2)", "point (1 2)", "POINT 1 2", "LINESTRING (1 2, 3 4)", "POLYGON ((0 0, 1 0, 1 1, 0 0))",
            "MULTIPOINT ((1 2), (3 4))", "MULTIPOINT (1 2, 3 4)", "GEOMETRYCOLLECTION (POINT (1 2))", "POINT EMPTY",
            "POINT Z (1 2 3)", "POINT (1)", "POINT (1 2 3 4 5)", "x", "POINT (1 2", "SRID=4326;POINT (1 2)",
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))", "MULTILINESTRING ((1 2, 3 4))", "CIRCULARSTRING (0 0, 1 1, 2 0)",
            "TRIANGLE ((0 0, 1 0, 1 1, 0 0))", "TIN EMPTY", "POINT (1.5e3 -2)", "POINT(+1 2)", "POINT M (1 2 3)", "POINTZ (1 2 3)",
            "CURVEPOLYGON ((0 0, 1 0, 1 1, 0 0))", "POINT (1,2)", "POINT ( 1   2 )", " POINT (1 2) "],
    "integer": ["1", "-1", "+1", "0", "-0", "007", "1.0", "1.5", "1e3", "1,000", "1 000", " 1 ", "1_000", "1__0", "_1",
                "1_", "", "a", "1€", "€1", "12%", "--1", "0x1F", "٣", "１２", "²", "1\u00a0", "99999999999999999999",
                "1" * 45, "true", "NaN", "- 1", "$-5", "a-b1", "1-", "-", "1\u2009000", "\u00a012"],
    "number": ["1", "-1", "+1", "1.5", ".5", "5.", "1e3", "1E-3", "1e", "1.2.3", "1,5", "1 000", "1 000,5", "1.000,5",
               "1,000.5", " 1.5 ", "1_000.5", "_1", "1__0", "1_", "", "a", "NaN", "nan", "-NaN", "sNaN", "NaN123", "inf", "-inf",
               "Infinity", "INF", "infinit", "1%", "€1.5", "1.5 €", "٣.٥", "１２", "1e999", "1e-999", "1e9999999999999999999",
               "0.1000000000000000055511151231257827", "1\u00a0000", "1\u202f000", "true", "0x10", "--1", "+.5e+3", ".",
               "1e+-3", "12345678901234567890.12345678901234567890", "-0", "$-5", "5-", "a5b", "1.e3", "1'000"],
    "boolean": ["true", "True", "TRUE", "tRUE", "1", "false", "False", "FALSE", "0", "yes", "oui", "non", "t", " true", "", "1.0", "vrai"],
    "date": ["2025-01-31", "2025-1-1", "2025-02-29", "2024-02-29", "2025-13-01", "25-01-01", "31/01/2025", "01/31/2025",
             "20250131", "2025-01-31T00:00:00", "2025-01-31 ", " 2025-01-31", "", "0000-01-01", "0001-01-01", "9999-12-31",
             "10000-01-01", "2025-01", "2025", "-2025-01-01", "２025-01-01", "2025-01-011", "2025-001-01", "2025/01/31",
             "31 January 2025", "Jan 31 2025", "31-01-2025", "1/2/25", "2025-W05-5", "2025-031", "today", "2025-01-31\n"],
    "time": ["10:00:00", "10:00", "1:00:00", "24:00:00", "24:00:01", "25:00:00", "10:60:00", "10:00:60", "10:00:00Z",
             "10:00:00+01:00", "10:00:00+0100", "10:00:00+01", "10:00:00.5", "10:00:00,5", "10:00:00.1234567", "100000",
             "10:00:00.", "10h00", "", "10:00 PM", "10 PM", "10:00:00 PM", " 10:00:00", "10:00:00 ", "T10:00:00", "10:00:00-00:00",
             "10:00:00z", "10:00:00+24:00", "10:00:00+1", "10:00:00+01:60", "10:0000:", "10-00:00", "10:00:00 UTC"],
    "datetime": ["2025-01-31T10:00:00", "2025-01-31T10:00:00Z", "2025-01-31 10:00:00", "2025-01-31T10:00", "2025-01-31",
                 "2025-01-31T10:00:00+01:00", "2025-01-31T10:00:00.123", "2025-01-31T10:00:00.123456789Z", "2025-02-30T10:00:00",
                 "2025-01-31T24:00:00", "2025-01-31T25:00:00", "20250131T100000", "31/01/2025 10:00:00", "", "2025-01-31t10:00:00",
                 "2025-01-31T10:00:00 ", "2025-01-31_10:00:00", "2025-01-31T10:00:00+0100", "2025-1-31T10:00:00",
                 "0001-01-01T00:00:00", "9999-12-31T24:00:00", "2025-W05-5T10:00:00", "2025-031T10:00:00Z", "2025-01-31T10:00:60",
                 "2025-01-31é10:00:00", "2025-01-31T10:00:00,5", "Fri, 31 Jan 2025 10:00:00 GMT", "31 janvier 2025", "2025-01-31T1:00:00"],
    "year": ["2025", "25", "02025", "0000", "9999", "-100", "+100", "1_00", " 202", "2025 ", "20a5", "", "２０２５", "2025.0", "1e03", "٢٠٢٥"],
    "yearmonth": ["2025-01", "2025-1", "2025-13", "2025-00", "25-1", "2025-001", "-2025-01", "2025", "2025-01-01", "2025-01 ",
                  " 2025-01", "2025 - 01", "2025/01", "a-1", "", "2025-1_0", "+2025-+1", "99999-12", "0-1", "２０２５-１"],
    "duration": ["P1Y", "P1M", "P1W", "P1D", "PT1H", "PT1M", "PT1S", "P1Y2M3DT4H5M6S", "P", "PT", "P1DT", "-P1D", "+P1D", "P-1D", "P1.5D",
                 "P1,5D", "PT0.5S", "P1Y1W", "P1W1D", "p1d", "1D", "", "P1S", "PT1D", "P1D1Y", "P0001-01-01T00:00:00", "P2025-01-31T10:00:00",
                 "P20250131T100000", "P0000-00-01T00:00:00", "P1Y2M", "PT36H", "P99999999999D", "P1D ", " P1D", "P1DT1H1M1.5S", "PT1.5H",
                 "P.5D", "P5.D", "P1.5.5D", "P1H", "P0D", "P1D\n"],
    "geopoint": ["1,2", "1, 2", " 1 , 2 ", "1;2", "1", "1,2,3", "180,90", "181,0", "0,91", "-180,-90", "a,b", "", "1.5,2.5", "[1,2]",
                 '["1","2"]', '{"lon":1,"lat":2}', '{"lon":"1","lat":"2"}', '{"lat":2,"lon":1,"z":3}', '{"lon":1}', "[1,2,3]", "[1]",
                 "nan,1", "1,nan", "inf,1", "1e1,2", "[1,null]", "[true,false]", '"12"', "[181,0]", "{}", "12", "(1,2)", "null", '{"1":1,"2":2}',
                 "1,,2", '{"lon":[0,[1],0],"lat":1}', "[\" 1\", 2]", "1_0,2", "sNaN,1", "NaN,NaN", "[NaN,1]", "[Infinity,1]"],
    "geojson": ['{"type":"Point","coordinates":[1,2]}', '{"type":"Point","coordinates":[1]}', '{"type":"Point","coordinates":[1,2,3]}',
                '{"type":"Point","coordinates":["1","2"]}', '{"type":"Point"}', '{"type":"point","coordinates":[1,2]}', "{}", "[]", "x", "",
                '{"type":"LineString","coordinates":[[1,2],[3,4]]}', '{"type":"LineString","coordinates":[[1,2]]}',
                '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}', '{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}',
                '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}', '{"type":"MultiPoint","coordinates":[[1,2]]}',
                '{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}', '{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}',
                '{"type":"GeometryCollection","geometries":[]}', '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}',
                '{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[]}]}',
                '{"type":"Feature","geometry":null,"properties":{}}', '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":null}',
                '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}', '{"type":"Feature","properties":{}}',
                '{"type":"FeatureCollection","features":[]}', '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}}]}',
                '{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[1,2]}]}', '{"type":"Polygon","coordinates":[]}',
                '{"type":"Point","coordinates":[1,2],"bbox":[1,2,3,4]}', '{"type":"Point","coordinates":[1,2],"bbox":[1]}',
                '{"type":"Point","coordinates":[1,2],"bbox":"x"}', '{"type":"Point","coordinates":[1,2],"crs":null}',
                '{"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"x"}}}', '{"type":"Point","coordinates":[1,2],"crs":{"type":"x"}}',
                '{"coordinates":[1,2]}', '{"type":1,"coordinates":[1,2]}', "null", '{"geometries":[],"type":"Feature","geometry":null,"properties":{}}',
                '{"type":"Topology","objects":{},"arcs":[]}', '{"type":"Topology","objects":{"a":{"type":"Point","coordinates":[1,2]}},"arcs":[]}',
                '{"type":"Topology"}', '{"type":"Topology","arcs":[[[1,2],[3,4]]],"objects":{"a":{"type":"LineString","arcs":[0]}}}',
                '{"type":"Topology","arcs":[[[1,2]]],"objects":{"a":{"type":"LineString","arcs":[0]}}}',
                '{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[0]]}}}', '{"type":"Point","coordinates":[1,2],"a":NaN}'],
    "object": ["{}", '{"a":1}', "[]", "x", "", "null", "1", '{"a":}', "{'a':1}", '{"a":NaN}', '{"a":1,"a":2}', ' {"a":1} ', '{"a":{"b":[1]}}',
               '{"a":1}x', '{"a":"\n"}', '{"a":01}', '{"a":Infinity}', '{"a":1e400}', '{"a":"\\ud800"}', '{"a":1,}', "\ufeff{}"],
    "array": ["[]", "[1]", '["a"]', "{}", "x", "", "null", "1", "[1,2,3]", "[1,]", "[NaN]", '[" "]', "[null]", "[[1]]", '["1","x"]', "[1.0]", "[1.5]",
              "[true]", '[""]', '["a","a"]', "[-Infinity]", "[1] x", '[{"a":1}]', '["2025-01-01"]', "[0]", '["None"]', "[12345]"],
    "list": ["a", "a,b", "", ",", "a,", "1,2", "1, 2", "1,,2", "1;2", "1|2", "x", "true,false", "2025-01-01,2025-01-02", "1.5,2", "10:00:00,11:00:00",
             "2025-01-01T10:00:00Z", "True,0", " 1 , 2 "],
    "any": ["a", "1", "", " ", "[1]", "None", "é"],
}
CELLS["topojson"] = CELLS["geojson"]

# The formats of each type.
FORMATS = {
    "string": ["default", "email", "uri", "uuid", "binary", "wkt", "url", ""],
    "date": ["default", "any", "%d/%m/%Y", "%d/%m/%y", "%Y%m%d", "fmt:%d/%m/%Y", "%d %B %Y", "%Y-%m-%dT%H:%M:%S", "%j/%Y", "%d.%m.%Y", "%G-W%V-%u",
             "%x", "%Q", "%Y-%m-%d", "%b %d %Y", "%Y-%m", "%d/%m/%Y %H", "%U %w %Y", "DD/MM/YYYY", "%e"],
    "time": ["default", "any", "%H:%M", "%H:%M:%S", "%I %p", "%Hh%M", "%I:%M %p", "%H:%M:%S.%f", "%H:%M:%S%z", "%X", "%H:%M:%S %Z"],
    "datetime": ["default", "any", "%d/%m/%Y %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S%z", "%c", "%a, %d %b %Y %H:%M:%S GMT", "%Y-%m-%d %H:%M:%S.%f",
                 "%Y-%m-%dT%H:%M:%S.%fZ"],
    "geopoint": ["default", "array", "object", "x"],
    "geojson": ["default", "topojson", "x"],
    "year": ["default", "any"], "integer": ["default", "x"], "number": ["default", "currency"], "boolean": ["default", "x"],
    "object": ["default"], "array": ["default"], "list": ["default"], "any": ["default", "x"], "duration": ["default"], "yearmonth": ["default", "any"],
}

# What a field may say beside its format.
OPTIONS = {
    "number": [{"decimalChar": ","}, {"decimalChar": ",", "groupChar": " "}, {"groupChar": ","}, {"groupChar": "."}, {"bareNumber": False}, {"bareNumber": True},
               {"decimalChar": ",", "groupChar": ".", "bareNumber": False}, {"decimalChar": "."}, {"floatNumber": True}, {"groupChar": ""}, {"groupChar": "\u202f", "decimalChar": ","},
               {"decimalChar": "", "groupChar": " "}, {"decimalChar": "::"}, {"groupChar": "'"}, {"decimalChar": ",", "bareNumber": False}, {"floatNumber": True, "decimalChar": ","}],
    "integer": [{"bareNumber": False}, {"bareNumber": True}, {"groupChar": " "}],
    "boolean": [{"trueValues": ["oui"], "falseValues": ["non"]}, {"trueValues": ["oui"]}, {"falseValues": ["non", "0"]}, {"trueValues": [], "falseValues": []},
                {"trueValues": ["1", "true"], "falseValues": ["1"]}, {"trueValues": [""]}],
    "array": [{"arrayItem": {"type": "integer"}}, {"arrayItem": {"type": "string", "constraints": {"minLength": 2}}}, {"arrayItem": {}},
              {"arrayItem": {"type": "date"}}, {"arrayItem": {"constraints": {"enum": ["a", "b"]}}}, {"arrayItem": {"type": "number", "constraints": {"minimum": 1}}},
              {"arrayItem": {"type": "boolean"}}, {"arrayItem": {"type": "any", "constraints": {"required": True}}}, {"arrayItem": {"type": "object"}},
              {"arrayItem": {"type": "array", "arrayItem": {"type": "integer"}}}, {"arrayItem": {"type": "x"}}, {"arrayItem": {"type": "string", "constraints": {"pattern": "[a-z]"}}},
              {"arrayItem": {"type": "year"}}, {"arrayItem": {"type": "string", "constraints": {"required": True, "enum": ["a"], "minLength": 1}}}],
    "list": [{"itemType": "integer"}, {"itemType": "number"}, {"itemType": "boolean"}, {"itemType": "date"}, {"itemType": "time"}, {"itemType": "datetime"},
             {"delimiter": ";"}, {"delimiter": "|", "itemType": "integer"}, {"itemType": "year"}, {"delimiter": ""}, {"itemType": "string"}, {"delimiter": ", "}],
}

# Constraints, and values for them that suit the type.
BOUNDS = {
    "integer": [1, "1", 0, -1, 1.5, "a", "1.0", 1.0, True, None, "1_0"], "number": [1, "1.5", 0.1, "a", -1, True, None, "1,5", "NaN", 1e3],
    "date": ["2025-01-31", "31/01/2025", "x", 2025, "2025-01-31T00:00:00"], "time": ["10:00:00", "10:00", "10:00:00Z"],
    "datetime": ["2025-01-31T10:00:00", "2025-01-31", "2025-01-31T10:00:00Z"], "year": [2025, "2025", 25, "25", 2025.0, True, "2025-01"],
    "yearmonth": ["2025-01", [2025, 1], 2025, "2025"],
}
ENUMS = {
    "string": [["a", "é"], [], [1, 2], ["12", 12], [None], "a"], "integer": [[1, 7], ["1", "7"], ["a"], [1.0], ["007"], [True]], "number": [[1, 1.5], ["1.50"], ["x"], [0.1], ["NaN"], ["inf"]],
    "boolean": [[True], ["true"], ["1"], ["oui"], [1]], "date": [["2025-01-31"], ["31/01/2025"]], "time": [["10:00:00"], ["10:00:00Z", "10:00:00+01:00"]],
    "datetime": [["2025-01-31T10:00:00"], ["2025-01-31T10:00:00Z", "2025-01-31T09:00:00Z"]], "year": [[2025], ["2025"]], "yearmonth": [["2025-01"], [[2025, 1]]],
    "duration": [["P1D"], ["P1Y"], ["PT24H"], ["P1W", "P12M"]], "geopoint": [["1,2"], ["1.0,2.0"], [[1, 2]], [{"lon": 1, "lat": 2}]],
    "geojson": [[{"type": "Point", "coordinates": [1, 2]}], ['{"type":"Point","coordinates":[1,2]}'], [{"type": "Point", "coordinates": [1.0, 2.0]}]],
    "object": [[{"a": 1}], ['{"a":1}'], [{}], [{"a": 1.0}]], "array": [[[1]], ["[1]"], [["a"]], [[]], [[True]]], "list": [["a,b"], [["a", "b"]]], "any": [["a"], [1], ["1", None]],
}


def table(rows):
    """Writes rows as CSV, every cell quoted: what is tested is not the delimiter."""
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode("utf-8", "surrogatepass")


def column(cells):
    """A table of the cells, numbered, so that a blank cell is no blank row."""
    return table([["id", "v"]] + [[str(number), cell] for number, cell in enumerate(cells, start=1)])


def schema(field, **more):
    """A schema of a number and the field."""
    return {"fields": [{"name": "id"}, {"name": "v", **field}], **more}


V2 = {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json"}


def types():
    """Every type in every format, with every option."""
    for kind, formats in FORMATS.items():
        for form in formats:
            cells = CELLS.get(form, CELLS[kind]) if kind in ("string", "geojson") else CELLS[kind]
            if kind in ("date", "time", "datetime") and form.startswith("%"):
                cells = cells + DATED
            yield f"{kind} {form}", schema({"type": kind, "format": form}), column(cells)
        for option in OPTIONS.get(kind, []):
            yield f"{kind} {json.dumps(option)}", schema({"type": kind, **option}), column(CELLS[kind])


DATED = ["31/01/2025", "1/2/2025", "31/01/25", "01/01/69", "01/01/68", "31 janvier 2025", "31 january 2025", "31 Jan 2025", "Jan 31 2025", "31/2025", "366/2025", "366/2024", "2025-W05-5",
         "01/31/25", "31.01.2025", "2025-01", "31/01/2025 10", "05 5 2025", "10:00", "10h30", "10 PM", "12 am", "13 PM", "10:00 pm", "10:00:00.5", "10:00:00+0100", "10:00:00+01:00",
         "10:00:00Z", "10:00:00 UTC", "10:00:00 CET", "31/01/2025 10:00:00", "2025-01-31T10:00:00Z", "2025-01-31T10:00:00+01:00", "2025-01-31 10:00:00.5", "2025-01-31T10:00:00.123Z",
         "Fri, 31 Jan 2025 10:00:00 GMT", "Mon, 31 Jan 2025 10:00:00 GMT", "Fri Jan 31 10:00:00 2025", "31/01/2025  10:00:00", "10:00:61", "10:00:62", "٣1/01/2025", "2025-01-31T10:00:00-05:30:15",
         "31/1/25", "131/01/2025", "29/02/2024", "29/02/2025", "10:00:00+0160", "10:00:00+2400", "10:00:00-0000"]


def constraints():
    """Every constraint on every type, the wrong ones too."""
    for kind in FORMATS:
        for flag in (True, False, "true", 1, None):
            yield f"{kind} required {flag!r}", schema({"type": kind, "constraints": {"required": flag}}), column(["", *CELLS[kind][:2]])
            yield f"{kind} unique {flag!r}", schema({"type": kind, "constraints": {"unique": flag}}), column(["", "", *CELLS[kind][:3], *CELLS[kind][:3]])
        for bound in ("minimum", "maximum"):
            for value in BOUNDS.get(kind, [1]):
                yield f"{kind} {bound} {value!r}", schema({"type": kind, "constraints": {bound: value}}), column(CELLS[kind])
        for bound in ("exclusiveMinimum", "exclusiveMaximum"):
            for edition, more in (("1", {}), ("2", V2), ("of one's own", {"$schema": "https://example.com/schema.json"})):
                value = BOUNDS.get(kind, [1])[0]
                yield f"{kind} {bound} {value!r} edition {edition}", schema({"type": kind, "constraints": {bound: value}}, **more), column(CELLS[kind])
        for bound in ("minLength", "maxLength"):
            for value in (2, 0, 2.0, -1, "2", 1.5):
                yield f"{kind} {bound} {value!r}", schema({"type": kind, "constraints": {bound: value}}), column(CELLS[kind])
        for value in ENUMS.get(kind, []):
            yield f"{kind} enum {json.dumps(value)}", schema({"type": kind, "constraints": {"enum": value}}), column(CELLS[kind])
        yield f"{kind} pattern", schema({"type": kind, "constraints": {"pattern": "[a-z0-9]+"}}), column(CELLS[kind][:4])
        yield f"{kind} unknown constraint", schema({"type": kind, "constraints": {"minimal": 1}}), column(CELLS[kind][:2])
    for pattern in ["a", "^a$", "a|b", "^a|b$", "[A-Z]{2}", "\\d+", "\\w+", ".*", "(?i)A", "a{2", "(", "[", "(?P<x>a)(?P=x)", "(a)\\1", "(?<=a)b", "\\p{L}", "[[:alpha:]]", "a++", "(?>a)", "^\\d{14}$",
                    "\\Aa\\Z", "a$", "[^a]", "\\s*", "é", "", "a?", "^(0|1)$", "(?:a|b)+", "\\u00e9", "\\x61", "a\\/b", "[a-z&&[^b]]", "[\\w\\-]+", "(?x)a b", "\\h", "a#b", "{", "}", "a{,2}", "]", "\\z",
                    "(?s).*", "[0-9]{5}", "\\d{5}", "^(([1-8][0-9]|9[0-5]|2[ABab])[0-9]{3})$", "(?<x>a)", "\\-", "\\_", "\\é", "[]a]", "[a-]", "(?#c)a", "\\b", "\\B", "(?i:a)", "a{1,3}?"]:
        yield f"pattern {pattern}", schema({"constraints": {"pattern": pattern}}), column(
            ["a", "b", "A", "ab", "aa", "aaa", "1", "é", "٣", "a\n", "", "a b", "AB", "{", "}", "]", "-", "_", "a/b", "a#b", "12345", "2A004", "12345678901234", "a{2", "a{,2}", "ba"])
    many = {"type": "integer", "constraints": {"minimum": 2, "maximum": 5, "enum": [3, 9], "required": True, "unique": True}}
    yield "several constraints", schema(many), column(["1", "2", "3", "3", "9", "9", "", "x", "4"])


def missing():
    """Cells that mean nothing known."""
    for values in ([], [""], ["-"], ["", "NA"], ["NA", "na"], ["None"], [" "], "", [None], [1], [{"value": "-"}], [{"value": "-", "label": "a"}], [{"label": "a"}], [{"value": "-"}, "NA"],
                   [{"value": "-"}, {"value": "-"}], [{"value": "-", "label": "a"}, {"value": "NA", "label": "a"}], {}, None, ["-", "-"]):
        for edition, more in (("1", {}), ("2", V2)):
            cells = ["", "-", "NA", "na", "N/A", " ", "None", "1"]
            text = json.dumps(values)
            yield f"missingValues {text} edition {edition}", schema({"type": "integer"}, missingValues=values, **more), column(cells)
            yield f"missingValues {text} of the field, edition {edition}", schema({"type": "integer", "missingValues": values}, missingValues=["NA"], **more), column(cells)
    yield "missingValues and required", schema({"constraints": {"required": True}}, missingValues=["-"]), column(["", "-", "a"])
    yield "missingValues make a blank row", schema({}, missingValues=["-", ""]), b"id,v\n-,-\n-,\n,\n1,-\n"
    yield "missingValues of the labels", schema({}, missingValues=["v"]), b"id,v\n1,v\n"
    yield "missing truth", schema({"type": "boolean", "trueValues": ["-"]}, missingValues=["-"]), column(["-", "0"])


def keys():
    """Primary and foreign keys."""
    two = {"fields": [{"name": "a", "type": "integer"}, {"name": "b"}]}
    rows = table([["a", "b"], ["1", "x"], ["1", "y"], ["2", "x"], ["", "z"], ["", ""], ["01", "x"], ["", "z"], ["x", "q"], ["y", "q"]])
    for key in ("a", ["a"], ["a", "b"], ["b", "a"], "c", ["a", "c"], [], "", 1, [1], None, {}, ["a", "a"], "b", True):
        yield f"primaryKey {json.dumps(key)}", {**two, "primaryKey": key}, rows
    for kind in FORMATS:
        yield f"primaryKey of type {kind}", schema({"type": kind}, primaryKey="v"), column([*CELLS[kind][:3], *CELLS[kind][:3], ""])
    for match in ("equal", "subset", "superset", "partial"):
        yield f"primaryKey absent, {match}", {**two, "primaryKey": ["a", "b"], "fieldsMatch": match}, b"b,c\nx,1\nx,2\n"
    yield "primaryKey column absent", {**two, "primaryKey": ["b"]}, b"a\n1\n1\n"
    reference = lambda own, there, name="": {"fields": own, "reference": {"resource": name, "fields": there}}
    people = table([["id", "boss"], ["1", ""], ["2", "1"], ["3", "9"], ["x", "x"], ["4", "x"], ["5", "02"], ["", ""]])
    fields = {"fields": [{"name": "id", "type": "integer"}, {"name": "boss", "type": "integer"}]}
    for name, key in {
        "to itself": [reference("boss", "id")], "to itself, lists": [reference(["boss"], ["id"])], "two columns": [reference(["id", "boss"], ["boss", "id"])],
        "of other lengths": [reference(["id", "boss"], ["id"])], "to no column": [reference("boss", "nope")], "from no column": [reference("nope", "id")],
        "to another table": [reference("boss", "id", "people")], "without reference": [{"fields": "boss"}], "without resource": [{"fields": "boss", "reference": {"fields": "id"}}],
        "empty": [], "no list": {}, "a text": "x", "of texts": ["x"], "resource null": [{"fields": "boss", "reference": {"resource": None, "fields": "id"}}],
        "no fields": [{"reference": {"resource": "", "fields": "id"}}], "twice": [reference("boss", "id"), reference("id", "boss")], "resource number": [reference("boss", "id", 1)],
        "to its own name": [reference("boss", "id", "table")], "to a text column": [reference("boss", "id")],
    }.items():
        yield f"foreignKeys {name}", {**fields, "foreignKeys": key}, people
    yield "foreignKeys and text", {"fields": [{"name": "id"}, {"name": "boss"}], "foreignKeys": [reference("boss", "id")]}, people
    yield "foreignKeys, subset", {**fields, "fieldsMatch": "subset", "foreignKeys": [reference("boss", "id")]}, b"boss,z,id\n1,a,1\n2,b,3\n,c,4\n"
    yield "foreignKeys across types", {"fields": [{"name": "id", "type": "number"}, {"name": "boss", "type": "integer"}], "foreignKeys": [reference("boss", "id")]}, b"id,boss\n1.0,1\n2.5,2\n"
    for kind in FORMATS:
        yield f"foreignKeys of type {kind}", {"fields": [{"name": "id", "type": kind}, {"name": "v", "type": kind}], "foreignKeys": [reference("v", "id")]}, table(
            [["id", "v"], [CELLS[kind][0], CELLS[kind][0]], [CELLS[kind][1], CELLS[kind][4 % len(CELLS[kind])]]])
    yield "unique with primaryKey", {"fields": [{"name": "id", "type": "integer", "constraints": {"unique": True}}, {"name": "v"}], "primaryKey": "id"}, column(["a", "b"]) + b'"1","c"\n"",""\n"x","y"\n'


def schemas():
    """Schemas that are wrong, or look so."""
    data = b"id,v\n1,a\n"
    for name, value in {
        "empty": {}, "a list": [], "null": None, "a number": 1, "no fields": {"fields": []}, "fields a text": {"fields": "x"}, "fields null": {"fields": None},
        "fields an object": {"fields": {}}, "a field a text": {"fields": ["id", "v"]}, "a field null": {"fields": [None, {"name": "v"}]}, "a field a list": {"fields": [[], {"name": "v"}]},
        "no name": {"fields": [{"name": "id"}, {"type": "string"}]}, "name a number": {"fields": [{"name": "id"}, {"name": 1}]}, "name null": {"fields": [{"name": "id"}, {"name": None}]},
        "name empty": {"fields": [{"name": "id"}, {"name": ""}]}, "same names": {"fields": [{"name": "id"}, {"name": "id"}]}, "names but for case": {"fields": [{"name": "v"}, {"name": "V"}]},
        "no type": {"fields": [{"name": "id"}, {"name": "v", "format": "email"}]}, "the wrong order": {"fields": [{"name": "v"}, {"name": "id"}]},
        "name with spaces": {"fields": [{"name": "id "}, {"name": "v"}]}, "name in capitals": {"fields": [{"name": "ID"}, {"name": "v"}]},
        "too few": {"fields": [{"name": "id"}]}, "too many": {"fields": [{"name": "id"}, {"name": "v"}, {"name": "w"}]},
    }.items():
        yield f"schema {name}", value, data
    for key, values in {
        "type": ["str", "text", "Integer", "", None, 1, "date time", "file", "x-y", "json"], "format": [1, None, "", []], "title": [1, None, ""], "description": [1, []], "constraints": [[], None, "x", {}, {"a": 1}],
        "rdfType": [1, "x"], "example": [1, "", None, "é", [], {}, 0, False, True], "required": [True, False], "unique": [True], "missingValues": ["x"], "trueValues": [["x"], "x", [1]], "name": ["v\n"],
        "bareNumber": ["x"], "decimalChar": [1], "groupChar": [1], "floatNumber": [1], "arrayItem": [[]], "delimiter": [1], "itemType": ["x"], "custom": [1], "enum": [["a"]], "categories": [["a"], 1],
        "rdftype": [1], "profile": ["x"], "$schema": ["x"], "schema": ["x"], "pattern": ["x"], "descriptor": [1], "read_only": [1],
    }.items():
        for value in values:
            yield f"field {key} {json.dumps(value)}", schema({key: value}), data
    for kind in FORMATS:
        for example in (CELLS[kind][0], "x", 1, 1.5, True, [1], {"a": 1}):
            yield f"example {json.dumps(example)} of type {kind}", schema({"type": kind, "example": example}), data
        for key, value in {"bareNumber": "x", "decimalChar": 1, "groupChar": None, "trueValues": "oui", "falseValues": [0], "floatNumber": "x", "arrayItem": "x", "delimiter": 1, "itemType": 1}.items():
            yield f"{kind} {key} {value!r}", schema({"type": kind, key: value}), data
    yield "example and constraint", schema({"example": "abc", "constraints": {"maxLength": 2}}), data
    yield "example and decimalChar", schema({"type": "number", "example": "1,5", "decimalChar": ","}), data
    yield "example and format", schema({"type": "date", "example": "31/01/2025", "format": "%d/%m/%Y"}), data
    yield "example and fmt:", schema({"type": "date", "example": "31/01/2025", "format": "fmt:%d/%m/%Y"}), data
    yield "example of truth", schema({"type": "boolean", "example": "oui", "trueValues": ["oui"]}), data
    yield "example missing", schema({"type": "integer", "example": "-", "missingValues": ["-"]}), data
    for key, values in {
        "name": ["Table", "a b", "a_b", "", None, 1, "é", "a\n", "a/b.c"], "title": [1, None, ""], "description": [1], "type": ["table", "", 1, None], "fieldsMatch": ["exact", "equal", "any", "", None, 1, ["exact"]],
        "$schema": ["https://datapackage.org/profiles/1.0/tableschema.json", "https://datapackage.org/profiles/2.0/tableschema.json", "https://datapackage.org/profiles/3.0/tableschema.json",
                    "https://frictionlessdata.io/schemas/table-schema.json", "https://specs.frictionlessdata.io/schemas/table-schema.json", 1, "", None, "x"],
        "version": ["1.0"], "homepage": [1], "resources": [[]], "dialect": [{"delimiter": ";"}], "custom": [{}], "path": ["x"], "uniqueKeys": [["v"], [["v"]]], "image": [1], "licenses": [1],
        "contributors": ["x"], "created": [1], "sources": [[]], "keywords": [1], "countryCode": ["fr"], "lastModified": ["x"],
    }.items():
        for value in values:
            yield f"schema {key} {json.dumps(value)}", schema({}, **{key: value}), data
            yield f"schema {key} {json.dumps(value)} with bounds", schema({"type": "integer", "constraints": {"exclusiveMinimum": 1}}, **{key: value}), b"id,v\n1,1\n1,2\n"
    for name, text in {"empty": "", "broken": '{"fields": [', "with a mark": "\ufeff" + json.dumps(schema({})), "a comma too many": '{"fields": [{"name": "id"}, {"name": "v"},]}', "with NaN": '{"fields": [{"name": "id"}, {"name": "v"}], "x": NaN}',
                       "a key twice": '{"fields": [], "fields": [{"name": "id"}, {"name": "v"}]}', "a text": '"x"', "a comment": '{"fields": [{"name": "id"}, {"name": "v"}]} // x', "yaml": "fields:\n- name: id\n- name: v\n",
                       "a big number": '{"fields": [{"name": "id"}, {"name": "v", "type": "integer", "constraints": {"maximum": 123456789012345678901234567890}}]}',
                       "a lone surrogate": '{"fields": [{"name": "id"}, {"name": "v", "title": "\\ud800"}]}', "a tab in a text": '{"fields": [{"name": "id"}, {"name": "v", "title": "a\tb"}]}'}.items():
        yield f"schema text {name}", text, data


def headers():
    """Labels and fields, matched in every way."""
    three = [{"name": "a", "type": "integer"}, {"name": "b", "constraints": {"required": True}}, {"name": "c"}]
    rows = "\n1,x,y\n2,,z\n,,\n3\n4,x,y,z\nq,x,y\n"
    for labels in ("a,b,c", "a,b", "a,b,c,d", "a,c,b", "c,b,a", "a,,c", ",,", "a,a,c", "a,b,b", "A,B,C", " a , b ,c ", "x,y,z", "a", "b,c", "a,b,c,", "a,b,c,,", "a,b,c,a", "d,a,b,c", "a,b,c,d,e", ",a,b,c", '"a","b","c"',
                   '"a\n",b,c', "a,b,x", "x,b,c", "b", "c,a", "a,b,c,d,d", "\ufeffa,b,c", "a;b;c", "a\tb\tc", "a|b|c", "a b c", "a,b,,d", "a,,,"):
        for match in (None, "exact", "equal", "subset", "superset", "partial"):
            more = {} if match is None else {"fieldsMatch": match}
            body = rows
            for mark in ";\t|":
                if mark in labels:
                    body = rows.replace(",", mark)
            yield f"labels {json.dumps(labels)} {match}", {"fields": three, **more}, (labels + body).encode()


def shapes():
    """Rows, delimiters, quotes, line ends and encodings."""
    two = {"fields": [{"name": "a"}, {"name": "b"}]}
    texts = {
        "nothing": "", "one line end": "\n", "two line ends": "\n\n", "three line ends": "\n\n\n", "spaces": "   \n", "header only": "a,b", "header and line end": "a,b\n", "header and blank line": "a,b\n\n",
        "blank lines between": "a,b\n\n1,2\n\n\n3,4\n\n", "blank line first": "\na,b\n1,2\n", "two blank lines first": "\n\na,b\n1,2\n", "CRLF": "a,b\r\n1,2\r\n3,4\r\n", "CR": "a,b\r1,2\r3,4\r", "mixed ends": "a,b\r\n1,2\n3,4\r5,6\n",
        "CRLF and blank lines": "a,b\r\n\r\n1,2\r\n\r\n", "CR and blank lines": "a,b\r\r1,2\r\r", "no last line end": "a,b\n1,2", "short row": "a,b\n1\n", "long row": "a,b\n1,2,3\n1,2,3,4\n", "empty extra cells": "a,b\n1,2,\n1,2,,\n",
        "row of commas": "a,b\n,\n,,\n", "row of spaces": "a,b\n , \n \n", "quoted line end": 'a,b\n"1\n2",3\n4,5\n', "quoted CRLF": 'a,b\r\n"1\r\n2",3\r\n4,5\r\n', "quoted delimiter": 'a,b\n"1,2",3\n', "doubled quote": 'a,b\n"1""2",3\n',
        "quote inside": 'a,b\n1"2,3\n', "quote open": 'a,b\n"1,2\n3,4\n', "text after a quote": 'a,b\n"1"x,2\n', "space before a quote": 'a,b\n1, "2,3"\n', "space after a quote": 'a,b\n"1" ,2\n', "quotes alone": 'a,b\n"",""\n', "three quotes": 'a,b\n""",2\n',
        "single quotes": "a,b\n'1,2',3\n", "single quotes all": "'a','b'\n'1','2'\n", "semicolons": "a;b\n1;2\n3;4\n", "tabs": "a\tb\n1\t2\n", "pipes": "a|b\n1|2\n", "colons": "a:b\n1:2\n", "semicolons and commas": "a;b\n1,5;2\n3,5;4\n", "commas and semicolons": "a,b\n1;2,3\n4;5,6\n",
        "semicolons quoted": '"a";"b"\n"1";"2"\n', "semicolons half quoted": 'a;b\n"1,2";3\n"4,5";6\n', "spaces after commas": "a, b\n1, 2\n3, 4\n", "spaces after some commas": "a, b\n1,2\n", "spaces after semicolons": "a; b\n1; 2\n", "spaces and quotes": '"a", "b"\n"1", "2,3"\n',
        "one column": "a\n1\n2\n", "one column quoted": '"a"\n"1"\n"2"\n', "one column of semicolons": "a\n1;2\n3;4\n", "other semicolons": "a;b\n1;2;3\n4\n", "text above": "Title\n\na,b\n1,2\n3,4\n", "long text above": "Title\nMore\na,b\n1,2\n3,4\n5,6\n7,8\n", "wide text above": "x,y,z\na,b\n1,2\n3,4\n",
        "wide rows": "a,b\n" + "1,2,3,4\n" * 5, "narrow rows": "a,b\n" + "1\n" * 20, "total below": "a,b\n1,2\nTotal\n", "NUL": "a,b\n1\0,2\n", "unusual spaces": "a,b\n1\u2028,2\x0b\x0c\x1c\x85\n", "a mark": "\ufeffa,b\n1,2\n", "a mark and quotes": '\ufeff"a","b"\n1,2\n', "two marks": "\ufeff\ufeffa,b\n1,2\n",
        "backslash": 'a,b\n"1\\"",2\n', "comment": "#x\na,b\n1,2\n", "JSON in cells": 'a,b\n"{""x"": 1, ""y"": 2}",2\n', "JSON unquoted": 'a,b\n{"x": 1},2\n', "apostrophes": "a,b\nl'an,d'or\nl'eau,x\n", "apostrophes and semicolons": "a;b\nl'an;d'or\nl'eau, l'air;x\n", "tabs and commas": "a\tb,c\n1\t2,3\n",
        "a trailing delimiter": "a,b,\n1,2,\n", "delimiters of two kinds": "a,b;c\n1,2;3\n", "a lone quote": 'a,b\n",1\n', "quoted header on two lines": '"a","b\nc"\n1,2\n', "ragged semicolons": "a;b\n1;2\n3;\n4\n5;6;7\n",
        "decimal commas": "a;b\n1,5;2,5\n3,5;4,5\n", "all decimal commas quoted": 'a;b\n"1,5";"2,5"\n', "spaced": "a b\n1 2\n", "sixteen": "a,b\n" + "x;y;z,1\n" * 16, "quoted apart": 'a,b\n1,"x"\n2,"y, z"\n', "quoted with spaces": 'a,b\n1, "x"\n2, "y"\n', "quoted with some spaces": 'a,b\n1, "x"\n2,"y"\n',
        "CR in a cell": 'a,b\n"1\r2",3\n', "CR loose": "a,b\n1\r2,3\n", "form feed": "a,b\n1\x0c2,3\n", "line separator": "a,b\n1\u20282,3\n", "next line": "a,b\n1\x852,3\n", "only quotes": '""\n', "only a delimiter": ",\n", "a hundred and five": "a,b\n" + "1,2\n" * 105 + "3\n",
        "late semicolons": "a,b\n" + "1,2\n" * 99 + "1;2\n" * 50, "a long preamble": "x\n" * 30 + "a,b\n" + "1,2\n" * 80, "CRLF quoted": '"a","b"\r\n"1","2"\r\n', "CRLF last quoted": 'a,b\r\n1,"2, 3"\r\n4,"5"\r\n', "CRLF one column quoted": '"a"\r\n"1"\r\n',
    }
    for name, text in texts.items():
        yield f"shape {name}", two, text.encode()
        yield f"shape {name}, by name", {**two, "fieldsMatch": "subset"}, text.encode()
    accents = "a,b\n1,é\nà la crème brûlée,où\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "iso8859-15", "mac-roman", "utf-32"):
        yield f"encoding {encoding}", {"fields": [{"name": "a"}, {"name": "b", "constraints": {"maxLength": 2}}]}, accents.encode(encoding)
        yield f"encoding {encoding}, long", {"fields": [{"name": "nom"}, {"name": "âge", "type": "integer"}]}, ("nom,âge\n" + "Hélène à Besançon,12\nFrançois,x\nGaëlle,3\n" * 40).encode(encoding)
    yield "encoding euro in cp1252", {"fields": [{"name": "a"}, {"name": "b", "constraints": {"enum": ["5 €"]}}]}, ("a,b\n" + "Prix à l'entrée,5 €\n" * 10).encode("cp1252")
    yield "encoding half", two, "a,b\n1,é\n".encode() + "2,é\n".encode("cp1252")
    yield "encoding late", two, b"a,b\n" + b"1,2\n" * 30000 + "3,é\n".encode("cp1252")
    yield "encoding late and right", two, b"a,b\n" + b"1,2\n" * 30000 + "3,é\n".encode()
    yield "encoding cut at the sample's end", two, ("a,b\n" + "é,2\n" * 19999 + "éé,é\n" * 5000).encode()
    yield "a thousand errors", {"fields": [{"name": "a", "type": "integer"}, {"name": "b", "type": "integer"}]}, b"a,b\n" + b"x,y\n" * 700
    yield "a thousand and one errors", {"fields": [{"name": "a", "type": "integer"}, {"name": "b"}]}, b"a,c\n" + b"x,y\n" * 1005
    yield "many distinct", {"fields": [{"name": "a", "constraints": {"unique": True}}, {"name": "b"}]}, b"a,b\n" + b"".join(b"%d,x\n" % (n % 2500) for n in range(3000))


def cases():
    """Every case; a name that comes again gets a number."""
    seen = {}
    for group in (types, constraints, missing, keys, schemas, headers, shapes):
        for name, described, data in group():
            seen[name] = seen.get(name, 0) + 1
            yield name if seen[name] == 1 else f"{name} ({seen[name]})", described, data
