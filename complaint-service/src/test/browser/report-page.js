// Reports on the page as people do, on a phone and on a tablet, by keyboard alone, and with a screen reader's view of it.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [address, pictures, evidence] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});

const SIZES = { phone: { width: 360, height: 740 }, tablet: { width: 820, height: 1180 } };
const RECEIPT = /[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}/;

async function withPage(size, options, work) {
  const context = await browser.newContext({ viewport: SIZES[size], locale: "zh-TW", ...options });
  const page = await context.newPage();
  const seen = [];
  page.on("request", request => seen.push(request.url()));
  page.on("console", message => assert.match(message.text(), /status of 4\d\d/, `The browser complains: ${message.text()}`));
  await page.goto(address);
  const receipt = await work(page);
  for (const url of seen) {
    assert.ok(url.startsWith(new URL(address).origin), `Asked elsewhere: ${url}`);
    assert.ok(!url.includes(receipt) && !url.includes(receipt.replaceAll("-", "")), "The receipt is in an address");
  }
  assert.deepEqual(await context.cookies(), [], "A cookie");
  await context.close();
}

async function looksRight(page, size, name) {
  await page.screenshot({ path: join(pictures, `report-${name}-${size}.png`), fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px wider than a ${size}`);
  for (const target of await page.locator("button, select, textarea, input:not([type=hidden]), nav a").all()) {
    const box = await target.boundingBox();
    assert.ok(box.height >= 44, `Too small for a finger on a ${size}: ${await target.evaluate(element => element.outerHTML)}`);
    assert.ok(box.x >= 0 && box.x + box.width <= SIZES[size].width, `Cut off on a ${size}`);
  }
}

/** Presses Tab until something has the focus, which must be seen. */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate(element => element === document.activeElement)) {
      const outline = await wanted.evaluate(element => parseFloat(getComputedStyle(element).outlineWidth));
      assert.ok(outline >= 2, "What has the focus is not seen");
      return;
    }
  }
  assert.fail("The keyboard does not get there");
}

async function receiptOn(page) {
  const shown = (await page.locator(".secret").innerText()).trim();
  assert.match(shown, RECEIPT);
  return shown;
}

// Scripts are switched off: the page has none to miss.
for (const size of ["phone", "tablet"]) {
  await withPage(size, { javaScriptEnabled: false }, async page => {
    await looksRight(page, size, "form");
    await tabTo(page, page.getByRole("combobox", { name: "所涉單位" }));
    await page.keyboard.press("ArrowDown");
    await tabTo(page, page.getByRole("combobox", { name: "類別" }));
    await page.keyboard.press("ArrowDown");
    await tabTo(page, page.getByRole("textbox", { name: "姓名" }).first());
    await page.keyboard.type("王某");
    await tabTo(page, page.getByRole("textbox", { name: "舉報內容" }));
    await page.keyboard.type("某月某日晚，有人逐戶送禮。");
    await page.locator("#files").setInputFiles({ name: "run.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ no paper at all") });
    await tabTo(page, page.getByRole("button", { name: "提交舉報" }));
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await looksRight(page, size, "refused");
    assert.equal(await page.getByRole("textbox", { name: "舉報內容" }).inputValue(), "某月某日晚，有人逐戶送禮。", "What was written is gone");
    await page.locator("#files").setInputFiles(evidence);
    await tabTo(page, page.getByRole("button", { name: "提交舉報" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "舉報已收到" }).waitFor();
    await looksRight(page, size, "receipt");
    const receipt = await receiptOn(page);

    await page.goto(`${address.split("?")[0]}/follow-up`);
    await looksRight(page, size, "ask");
    await tabTo(page, page.getByRole("textbox", { name: "回執號" }));
    await page.keyboard.type(receipt.toLowerCase());
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "給辦理人員留言" }).waitFor();
    await tabTo(page, page.getByRole("textbox", { name: "給辦理人員留言" }));
    await page.keyboard.type("送禮的人是會計。");
    await page.locator("#files").setInputFiles(evidence);
    await tabTo(page, page.getByRole("button", { name: "提交" }));
    await page.keyboard.press("Enter");
    await page.getByText("送禮的人是會計。").waitFor();
    await looksRight(page, size, "follow");
    return receipt;
  });
}

// What assistive technology makes of it, by axe-core; the page's own rules would keep its script out.
await withPage("tablet", { bypassCSP: true }, async page => {
  const audit = async name => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `Accessibility of ${name}`);
  };
  await audit("the form");
  await page.getByRole("textbox", { name: "舉報內容" }).fill("某月某日");
  await page.getByRole("button", { name: "提交舉報" }).click();
  await page.getByRole("heading", { name: "舉報已收到" }).waitFor();
  await audit("the receipt");
  const receipt = await receiptOn(page);
  await page.getByRole("button", { name: "查看辦理情況" }).click();
  await page.getByRole("textbox", { name: "給辦理人員留言" }).fill("補充");
  await page.getByRole("button", { name: "提交" }).click();
  await page.locator("article", { hasText: "補充" }).waitFor();
  await audit("how it stands");
  await page.goto(`${address.split("?")[0]}/follow-up`);
  await audit("the page that asks");
  return receipt;
});

await browser.close();
console.log("Reported on the page");
