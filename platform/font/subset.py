"""Makes src/main/resources/fonts/NotoSerifSC-Documents.ttf.gz, the font that documents are printed in.

    apt-get install fonts-noto-cjk python3-fonttools unicode-data    # Noto Serif CJK 2.001, SIL Open Font License 1.1; Unihan
    /usr/bin/python3 subset.py /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc ../src/main/resources/fonts/NotoSerifSC-Documents.ttf.gz

Which characters: those of the mainland's standard table 通用规范汉字表, which names are registered in, with their traditional
forms; GB 2312; the first level of Big5; Latin with the signs of Pinyin; punctuation; and what NAMES adds. A character that is
in none of them and in somebody's name is added to NAMES, and the font made again.

The outlines are made quadratic (TrueType), because PDFBox embeds no subset of a font with cubic ones.
"""

import bz2
import glob
import gzip
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, newTable

# In names of people and places; not all of them are in a standard.
NAMES = "喆堃犇赟昇甯頔翀玥珺琋璟瑄瑀喦婳媖嬿孖嵘巍彧忞懋旸昉昕晖晞暘曈杲杺枬栩桄桉梽棪楠樾橦檑沄沺泂泓浛浠浥涢涵淏淼渼湉湜溦滢滟滘漷潆澍澔濛瀞灏炅炜炆烎烜煊煜熠燊燚玘玙玚玠珈珏珩琎琤琨琰琳瑆瑗瑢璇璐璠璎瓒皛睿祎祐祺禔禛穂竑筠箐纮绥翊翯聿芃芮苒茜莘莜菡萱葳蒽蓁蔺薇藜蘅虓蜓裎褀诒诨谞赟赪軏轶迓逄邕邗郄郅鄄鄞钊钰铄铭锘镕闫闰陟霁霄韫韬頫颀颉颢飏飚馗馥骁骅骞鲲鹮鹏麒黛"


def unihan(file, field):
    """The characters that Unihan gives such a field, with its value."""
    (path,) = glob.glob(f"/usr/share/unicode/**/Unihan_{file}.txt.bz2", recursive=True)
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if f"\t{field}\t" in line:
                character, _, value = line.rstrip("\n").split("\t")
                yield int(character[2:], 16), value


def standard_table():
    characters = {character for character, _ in unihan("OtherMappings", "kTGH")}
    return characters | {
        int(form[2:].split("<")[0], 16)
        for character, forms in unihan("Variants", "kTraditionalVariant")
        if character in characters
        for form in forms.split()
    }


def wanted():
    characters = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))
    characters |= {ord(c) for c in "ǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜḾḿǸǹ"}
    characters |= set(range(0x2010, 0x2028)) | set(range(0x2030, 0x203C)) | set(range(0x3000, 0x3020))
    characters |= set(range(0xFF01, 0xFF5F)) | {0xFFE5, 0x2103, 0x2116, 0x25A1, 0x25CB, 0x2611, 0x2713, 0x00D7, 0x3007}
    for codec, last in (("gb2312", 0xFE), ("big5", 0xC6)):
        for lead in range(0xA1, last + 1):
            for trail in range(0x40, 0xFF):
                try:
                    characters |= {ord(c) for c in bytes((lead, trail)).decode(codec)}
                except UnicodeDecodeError:
                    pass
    return characters | standard_table() | {ord(c) for c in NAMES}


def quadratic(font):
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    table = newTable("glyf")
    table.glyphs = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=2.0, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    table.glyphOrder = order
    font["glyf"], font["loca"] = table, newTable("loca")
    del font["CFF "]
    for vertical in ("VORG", "vhea", "vmtx"):
        if vertical in font:
            del font[vertical]
    for name in order:
        glyph = table[name]
        glyph.recalcBounds(table)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for zero in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                 "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, zero, 1 if zero == "maxZones" else 0)
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"


def main(collection, target):
    font = next(f for f in TTCollection(collection) if f["name"].getDebugName(4) == "Noto Serif CJK SC")
    options = Options()
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    quadratic(font)
    font["head"].created = font["head"].modified = 3850000000
    font.recalcTimestamp = False
    with open(target, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        font.save(packed)
    print(len(font.getBestCmap()), "characters")


main(*sys.argv[1:])
