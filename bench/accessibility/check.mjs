// What axe finds in HTML files, at three widths, light, dark and in print. Ends with 1 if anything is serious or critical.
//
//     node check.mjs FILE.html ...

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [1440, 1024, 390];
const looks = [
  { colorScheme: "light", media: "screen" },
  { colorScheme: "dark", media: "screen" },
  { colorScheme: "light", media: "print" },
];
const grave = new Set(["serious", "critical"]);

async function findings(page, file, width, look) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia(look);
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.evaluate(() => document.querySelectorAll("details").forEach((item) => (item.open = true)));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return { violations, wide };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
let failed = 0;
try {
  const page = await browser.newPage();
  await page.route(/^https?:/, (route) => route.abort()); // the file must do without
  for (const file of process.argv.slice(2)) {
    for (const width of widths) {
      for (const look of looks) {
        const { violations, wide } = await findings(page, file, width, look);
        const label = `${file} ${width} px ${look.media} ${look.colorScheme}`;
        const serious = violations.filter((found) => grave.has(found.impact));
        failed += serious.length + (wide > 0 && look.media === "screen" ? 1 : 0);
        console.log(`${label}: ${serious.length} serious, ${violations.length - serious.length} lesser, ${wide} px too wide`);
        for (const found of violations) {
          console.log(`  ${found.impact} ${found.id}: ${found.help} (${found.nodes.length})`);
          console.log(`    ${found.nodes[0].html.slice(0, 160)}`);
        }
      }
    }
  }
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
