import { describe, expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { chromiumTest, desktop, phone, withPage } from '../page/browser.ts';
import { type Journey, people, places, withJourney } from './harness.ts';

/** A browser takes its time to start on a small machine. */
const patience = 120_000;

const lastMessage = (page: Page, text: string | RegExp) =>
  page.getByTestId('messages').getByTestId('message').filter({ hasText: text }).last();

async function type(page: Page, line: string): Promise<void> {
  const composer = page.getByTestId('composer');
  await composer.fill(line);
  await composer.press('Escape');
  await composer.press('Enter');
}

/** Limits so low that somebody is over them, as an administrator sets them. */
async function lowLimits(journey: Journey): Promise<void> {
  await journey.ask(people.ada, '/agents limits contact 20s');
  await journey.ask(people.ada, '/agents limits acw 10s');
}

/** The first three agents of the answer, as its buttons name them. */
async function mostUrgent(journey: Journey): Promise<readonly string[]> {
  const answer = await journey.drive.until(
    () => journey.drive.lastMessage(people.sam, places.floor),
    (message) => message?.text.includes('need somebody') && message,
  );
  const table = answer.blocks.findIndex(({ type }) => type === 'data_table');
  const above = JSON.stringify(answer.blocks.slice(0, table));
  const ids = [...above.matchAll(/"run:beside:(?:monitor:|agents:card:)([0-9a-f-]{36})"/g)];
  const firstThree = [...new Set(ids.map(([, id = '']) => id))].slice(0, 3);
  expect(firstThree).toHaveLength(3);
  return firstThree;
}

async function isOnScreen(what: Locator, page: Page): Promise<boolean> {
  const box = await what.boundingBox();
  const composer = await page.getByTestId('composer').boundingBox();
  return box !== null && composer !== null && box.y >= 0 && box.y + box.height <= composer.y;
}

describe('the floor in the browser', () => {
  chromiumTest(
    'on a phone the three most urgent agents are there without scrolling, each with the button that fits',
    () =>
      withJourney({ presets: 'demo' }, async (journey) => {
        await lowLimits(journey);
        await withPage(`${journey.url}/?as=${people.sam}#c/C0FLOOR001`, phone, async (page) => {
          await type(page, '/agents');
          const answer = lastMessage(page, /agents, \d+ need somebody/);
          await answer.waitFor();
          const firstThree = await mostUrgent(journey);

          for (const id of firstThree) {
            const fits = answer.locator(`[data-action-id$=":${id}"]`).first();
            await fits.waitFor();
            expect(await isOnScreen(fits, page)).toBe(true);
          }
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(overflow).toBeLessThanOrEqual(0);
        });
      }),
    patience,
  );

  chromiumTest(
    'the filter is a form, searched as one types, and its answer takes the place of the list',
    () =>
      withJourney({}, async (journey) => {
        await withPage(`${journey.url}/?as=${people.sam}#c/C0FLOOR001`, desktop, async (page) => {
          await type(page, '/agents all');
          const list = lastMessage(page, 'Everybody');
          await list.getByRole('button', { name: 'Filter', exact: true }).click();
          const dialog = page.getByRole('dialog').last();
          const queues = dialog.getByLabel('Queues');
          await queues.waitFor();
          await queues.fill('bill');
          await page.getByRole('option', { name: 'Billing' }).first().click();
          await dialog.getByRole('button', { name: 'Show' }).click();
          await lastMessage(page, 'queue Billing').waitFor();
        });
      }),
    patience,
  );
});
