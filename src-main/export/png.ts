import { createRequire } from "node:module";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";

const load = createRequire(__filename);

/** Inter for what a chart says, DejaVu for letters that Inter lacks; the system's fonts for the rest. */
const fontFiles = [
  ...["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"].map((file) =>
    load.resolve(`@expo-google-fonts/inter/${file}`),
  ),
  ...["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((file) =>
    join(load.resolve("dejavu-fonts-ttf/package.json"), "../ttf", file),
  ),
];

/** An SVG as PNG, `scale` pixels to each of its own; the same bytes each time on one computer. */
export function encodePng(svg: string, scale = 2): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: {
      fontFiles,
      loadSystemFonts: true,
      defaultFontFamily: "Inter",
      sansSerifFamily: "Inter",
    },
  });
  return picture.render().asPng();
}
