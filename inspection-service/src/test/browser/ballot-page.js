// Votes on the ballot page as people do: at a desk's tablet, on a phone, by keyboard alone, and with a screen reader's view of it.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [address, pictures, deskCode] = process.argv.slice(2);
const slips = readFileSync(0, "utf8").split("\n").filter(Boolean);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Generous: beside other builds a browser may need longer than a person would wait.
const PATIENCE = 120_000;
const browser = await chromium.launch({
  timeout: PATIENCE,
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});

const SIZES = { phone: { width: 360, height: 740 }, tablet: { width: 820, height: 1180 } };

async function withPage(size, options, work) {
  const context = await browser.newContext({ viewport: SIZES[size], locale: "zh-CN", ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const seen = [];
  page.on("request", request => seen.push(request.url()));
  // A refusal is an answer of the service, as is what was never stored on the way back: no complaint of the browser's about the page.
  page.on("console", message => assert.match(message.text(), /status of 4\d\d|ERR_CACHE_MISS|ERR_ABORTED/, `The browser complains: ${message.text()}`));
  await page.goto(address);
  await looksRight(page, size, "desk");
  await page.getByRole("textbox", { name: "席位码" }).fill(deskCode);
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "凭证码" }).waitFor();
  await work(page);
  for (const url of seen) {
    assert.ok(url.startsWith(new URL(address).origin), `Asked elsewhere: ${url}`);
    assert.ok(!slips.some(slip => url.includes(slip)), "A credential is in an address");
  }
  await context.close();
}

async function looksRight(page, size, name) {
  await page.screenshot({ path: join(pictures, `ballot-${name}-${size}.png`), fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px wider than a ${size}`);
  for (const target of await page.locator("label:has(input), button, input[type=text]").all()) {
    const box = await target.boundingBox();
    assert.ok(box.height >= 44, `Too small for a finger on a ${size}: ${await target.innerText()}`);
    assert.ok(box.x >= 0 && box.x + box.width <= SIZES[size].width, `Cut off on a ${size}: ${await target.innerText()}`);
  }
}

/** Presses Tab until something has the focus, which must be seen. */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate(element => element === document.activeElement)) {
      const outline = await wanted.evaluate(element => parseFloat(getComputedStyle(element).outlineWidth));
      assert.ok(outline >= 2, "What has the focus is not seen");
      return;
    }
  }
  assert.fail("The keyboard does not get there");
}

/** What the browser shows, once it has come to rest. */
async function shownBy(page) {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return await page.content();
    } catch (stillOnItsWay) {
      await page.waitForTimeout(100);
    }
  }
  assert.fail("The browser does not come to rest");
}

async function votesByKeyboard(page, size, slip) {
  await looksRight(page, size, "ask");
  const credential = page.getByRole("textbox", { name: "凭证码" });
  await tabTo(page, credential);
  await page.keyboard.type(slip.toLowerCase());
  await page.keyboard.press("Enter");
  await page.waitForURL("**/page/paper");
  await looksRight(page, size, "fill");
  const groups = await page.getByRole("group").all();
  assert.ok(groups.length > 3, "A ballot has places");
  for (const group of groups) {
    assert.ok(await group.getByRole("radio", { checked: true }).count() === 1, "Blank until chosen");
    await tabTo(page, group.getByRole("radio").first());
    await page.keyboard.press("ArrowDown");
    assert.ok(await group.getByRole("radio").nth(1).isChecked(), "An arrow chooses the next");
  }
  await tabTo(page, page.getByRole("button"));
  await page.keyboard.press("Enter");
}

// Scripts are switched off: the page has none to miss.
for (const size of ["phone", "tablet"]) {
  await withPage(size, { javaScriptEnabled: false }, async page => {
    const slip = slips.shift();
    await votesByKeyboard(page, size, slip);
    await page.getByRole("alert").or(page.getByText("已投入票箱")).first().waitFor();
    if (await page.getByRole("alert").count() > 0) {
      // Too many of a question in which only some may be chosen: all is still there to be mended.
      await looksRight(page, size, "mend");
      for (const group of (await page.getByRole("group").all()).reverse()) {
        if (await group.getByRole("radio").count() === 2) {
          await group.getByRole("radio").first().check();
        }
      }
      await page.getByRole("button").click();
    }
    await page.getByText("已投入票箱").waitFor();
    await looksRight(page, size, "done");
    await page.getByRole("button", { name: "下一位" }).click();
    await page.getByRole("textbox", { name: "凭证码" }).fill(slip);
    await page.getByRole("button").click();
    await page.getByRole("alert").filter({ hasText: "凭证已使用" }).waitFor();
    for (let steps = 0; steps < 6; steps++) {
      // What was never stored the browser cannot show: it says so, or asks whether to send it again.
      await page.goBack({ timeout: 10_000 }).catch(() => {});
      await page.waitForTimeout(300);
      const shown = await shownBy(page);
      assert.ok(![slip, slip.toLowerCase()].some(form => shown.includes(form)), "The way back shows somebody's slip");
    }
  });
}

// What assistive technology makes of it, by axe-core; the page's own rules would keep its script out.
await withPage("tablet", { bypassCSP: true }, async page => {
  const audit = async name => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `Accessibility of ${name}`);
  };
  await audit("the page that asks");
  await page.getByRole("textbox").fill(slips.shift());
  await page.getByRole("button").click();
  await page.waitForURL("**/page/paper");
  await audit("the ballot");
  await page.getByRole("button").click();
  await page.getByText("已投入票箱").waitFor();
  await audit("the last page");
});

await browser.close();
console.log("Voted on the page");
