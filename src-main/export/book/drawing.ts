import { encodeAttribute } from "./cell-text";
import type { Picture } from "./steps";

const unitsPerPixel = 9525;
const widest = 720;

/** A drawing that holds one picture, `rId1`, with its upper left corner in a cell, both counted from 0. */
export function encodeDrawing(
  { png, text }: Picture,
  { row, column }: { readonly row: number; readonly column: number },
): string {
  const { width, height } = measurePicture(png);
  const size = `cx="${width * unitsPerPixel}" cy="${height * unitsPerPixel}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    ` xmlns:r="${relations}">`,
    `<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff>`,
    `<xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext ${size}/>`,
    `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Chart" descr="${encodeAttribute(text)}"/>`,
    '<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>',
    '<xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>',
    `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm>`,
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>',
    "<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>",
  ].join("");
}

export function encodeDrawingRelations(image: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">',
    `<Relationship Id="rId1" Type="${relations}/image" Target="../media/${image}"/>`,
    "</Relationships>",
  ].join("");
}

export const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const drawingType = "application/vnd.openxmlformats-officedocument.drawing+xml";
export const pngType = '<Default Extension="png" ContentType="image/png"/>';

/** As it is shown, in pixels: a PNG says its size in its first chunk. */
export function measurePicture(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const own = view.getUint32(16);
  const width = Math.min(own, widest);
  return { width, height: Math.round((view.getUint32(20) / own) * width) };
}
