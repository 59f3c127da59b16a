import assert from "node:assert/strict";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchChromium } from "../web/chromium.ts";
import { type Editor, startEditor } from "./code-server.ts";
import {
  choose,
  lineWith,
  newWindow,
  openByName,
  openWorkbench,
  pipelineView,
  runCommand,
  screenshot,
} from "./page.ts";
import { waitFor } from "./wait-for.ts";

const root = join(import.meta.dirname, "../..");
const steps = ["open", "fix", "lookUp", "check"];

describe("a first contact", function () {
  this.timeout(60_000);

  let editor: Editor;
  let browser: Browser;
  let page: Page;

  before(async function () {
    this.timeout(300_000);
    editor = await startEditor(root, {}, { settings: { "editor.accessibilitySupport": "on" } });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
  });

  afterEach(async function () {
    if (page !== undefined) await screenshot(page, root, `first contact ${this.currentTest?.title ?? ""}`);
  });

  /** A window of its own, which remembers nothing of others. The walkthrough leaves its pictures out of a small one. */
  const openWindow = async (): Promise<void> => {
    await page?.close();
    page = await newWindow(browser);
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openWorkbench(page, editor.url({ extensionDevelopmentPath: editor.remoteUri(root) }));
  };

  describe("with a pipeline in front before anybody looks at the walkthrough", () => {
    before(openWindow);

    it("ticks off that one was opened", async () => {
      await openByName(page, "stream.yaml");
      await page.locator(".squiggly-error").first().waitFor();
      await openWalkthrough(page);
      await waitFor("the first step alone", async () => (await ticked(page)).join() === "open");
    });

    it("shows a picture with each step", async () => {
      const seen = new Set<string>();
      for (const id of steps) {
        await step(page, id).locator(".step-title").click();
        const picture = pictureOf(page);
        await waitFor(`the picture of ${id}`, async () => {
          const drawn = await picture.innerHTML().catch(() => "");
          return drawn !== "" && !seen.has(drawn) && seen.add(drawn);
        });
        const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
        assert.ok(width > 300 && height > 150, `${id}: ${width} x ${height}`);
        await screenshot(page, root, `walkthrough ${id}`);
      }
    });

    it("ticks off a fix chosen from the light bulb, a question, and a check", async () => {
      await openByName(page, "stream.yaml");
      await chooseAction(page, "RetentionPeriodHours", "Set to 24 hours (1 day)");
      await openWalkthrough(page);
      await waitFor("the fix", async () => (await ticked(page)).join() === "open,fix");
      await pressStep(page, "lookUp", "Look Up...");
      const question = page.locator(".quick-input-widget:visible", { hasText: "Look Up AWS Data Services" });
      await question.locator("input[type=text]").press("Escape");
      await question.waitFor({ state: "hidden" });
      await waitFor("the question", async () => (await ticked(page)).join() === "open,fix,lookUp");
      await pressStep(page, "check", "Check Workspace");
      await waitFor("the check", async () => (await ticked(page)).join() === steps.join());
    });
  });

  describe("with the walkthrough first", () => {
    before(openWindow);

    it("ticks nothing off, until its example is opened", async () => {
      await openWalkthrough(page);
      await pictureOf(page).waitFor();
      assert.deepEqual(await ticked(page), []);
      await pressStep(page, "open", "Open Example Pipeline");
      await page.locator(".squiggly-error").first().waitFor();
      await openWalkthrough(page);
      await waitFor("the first step alone", async () => (await ticked(page)).join() === "open");
    });

    it("ticks off that a rule was explained from the light bulb", async () => {
      const preview = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame").locator("h1").first();
      await waitFor("the page of the rule", async () => {
        await showExample(page);
        await chooseAction(page, "RetentionPeriodHours", "Explain kinesis-retention-out-of-range");
        return succeeds(preview.waitFor({ timeout: 5_000 }));
      });
      await openWalkthrough(page);
      await waitFor("the rule", async () => (await ticked(page)).join() === "open,fix");
    });
  });

  describe("with a screen reader", () => {
    it("names the language status", async () => {
      await showExample(page);
      await spoken(page, "button", /Language Status: .*Data Pipeline Hints\. Checked as CloudFormation/);
    });

    it("names the fixes, and what Enter does", async () => {
      await place(page, "RetentionPeriodHours");
      await page.keyboard.press("Control+.");
      await spoken(page, "option", /^Set to 24 hours \(1 day\), Quick Fix$/);
      await spoken(page, "option", /^Disable kinesis-retention-out-of-range for this line, Quick Fix$/);
      await page.keyboard.press("Escape");
    });

    it("names the boxes of a pipeline, with what is found in them", async () => {
      await runCommand(page, "View: Close Other Editors in Group");
      await runCommand(page, "Data Pipeline Hints: Show Pipeline");
      await pipelineView(page).getByRole("link").first().waitFor();
      await spoken(page, "link", /^Clicks, Kinesis stream, 4 shards: 4 MiB\/s, .*1 error/);
    });
  });
});

async function openWalkthrough(page: Page): Promise<void> {
  await runCommand(page, "Welcome: Open Walkthrough...");
  await choose(page, "Data Pipeline Hints", "Data Pipeline Hints");
  await step(page, "open").waitFor();
}

function step(page: Page, id: string): Locator {
  return page.locator(`.getting-started-step[data-step-id$="#${id}"]`);
}

/** The steps that are ticked off, in their order. */
async function ticked(page: Page): Promise<readonly string[]> {
  const boxes = steps.map((id) => step(page, id).getByRole("checkbox", { includeHidden: true }));
  const states = await Promise.all(boxes.map((box) => box.getAttribute("aria-checked")));
  return steps.filter((_, index) => states[index] === "true");
}

/** Unfolds a step and presses its button. */
async function pressStep(page: Page, id: string, title: string): Promise<void> {
  const button = step(page, id).locator(".monaco-button", { hasText: title });
  await waitFor(`the button "${title}"`, async () => {
    // A click while the steps are being drawn anew may be lost.
    if (!(await button.isVisible())) await succeeds(step(page, id).locator(".step-title").click({ timeout: 2_000 }));
    return succeeds(button.click({ timeout: 2_000 }));
  });
}

function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}

/** The picture of the step that is unfolded. */
function pictureOf(page: Page): Locator {
  return page.frameLocator(".getting-started-media iframe").frameLocator("#active-frame").locator("svg");
}

async function showExample(page: Page): Promise<void> {
  await page.locator(".tab", { hasText: "Untitled-1" }).click();
  await lineWith(page, "RetentionPeriodHours: 7").waitFor();
}

/** Puts the cursor on the value of a property. */
async function place(page: Page, property: string): Promise<void> {
  await lineWith(page, property).locator("span > span").last().click();
}

/** Takes an action from the list of the light bulb, which closes again where the editor moves something meanwhile. */
async function chooseAction(page: Page, property: string, title: string): Promise<void> {
  const action = page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
  await waitFor(`the action "${title}"`, async () => {
    await place(page, property);
    await page.keyboard.press("Control+.");
    return action.click({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
  });
}

/** Waits until Chromium has something with this role and name for a screen reader, in whatever frame. */
async function spoken(page: Page, role: string, name: RegExp): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const isThere = async (): Promise<boolean> => {
    const { frameTree } = await session.send("Page.getFrameTree");
    for (const frameId of idsOf(frameTree)) {
      const { nodes } = await session.send("Accessibility.getFullAXTree", { frameId });
      if (nodes.some((node) => !node.ignored && node.role?.value === role && name.test(node.name?.value ?? ""))) {
        return true;
      }
    }
    return false;
  };
  await waitFor(`${role} ${name}`, isThere);
  await session.detach();
}

type FrameTree = { readonly frame: { readonly id: string }; readonly childFrames?: readonly FrameTree[] };

function idsOf({ frame, childFrames = [] }: FrameTree): readonly string[] {
  return [frame.id, ...childFrames.flatMap(idsOf)];
}
