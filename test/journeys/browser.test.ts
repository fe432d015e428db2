import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chromiumTest, desktop, phone, withPage } from '../page/browser.ts';
import { type Journey, people, startJourney } from './harness.ts';

/** A browser takes its time to start on a small machine. */
const patience = 120_000;

async function type(page: Page, line: string): Promise<void> {
  const composer = page.getByTestId('composer');
  await composer.fill(line);
  await composer.press('Escape');
  await composer.press('Enter');
}

const lastMessage = (page: Page, text: string | RegExp) =>
  page.getByTestId('messages').getByTestId('message').filter({ hasText: text }).last();

/** The clock is moved by the button, as a reviewer does it, until something shows. */
async function minutesUntil(page: Page, most: number, text: RegExp): Promise<void> {
  for (let minute = 0; minute < most; minute += 1) {
    if ((await lastMessage(page, text).count()) > 0) return;
    const moved = page.waitForResponse((response) => response.url().endsWith('/api/clock'));
    await page.getByTestId('advance-minute').click();
    await moved;
  }
  await lastMessage(page, text).waitFor();
}

describe('in the browser', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney();
  });
  afterAll(async () => {
    await journey.end();
  });

  chromiumTest(
    'a supervisor looks, listens, sets a threshold, and sees the alert come and go',
    async () => {
      await withPage(`${journey.url}/?as=${people.sam}#c/C0FLOOR001`, desktop, async (page) => {
        await type(page, '/queue-wait');
        await lastMessage(page, 'in queue').waitFor();

        await type(page, '/agents');
        const agents = lastMessage(page, /agents: .*on contact/);
        await agents.waitFor();
        const busy = journey.centre
          .view()
          .users.find(
            ({ held }) =>
              held.length === 1 && held[0]?.state === 'CONNECTED' && held[0].channel === 'VOICE',
          );
        await agents.locator(`[data-action-id="run:beside:monitor:${busy?.id}"]`).click();
        await lastMessage(page, 'Listening to').waitFor();
        await page.getByTestId('monitoring-session').waitFor();

        await journey.clock.advance(10_000);
        await type(page, '/alerts add queue-wait Billing over 1m in #floor');
        await lastMessage(page, 'over 1 min, told in').waitFor();
        await page.getByTestId('lever-rush').click();
        await minutesUntil(page, 20, /Warning: .*Billing/);
        const alert = lastMessage(page, /Warning: .*Billing/);
        await alert.getByTestId('mark-notified').waitFor();

        await page.getByTestId('lever-rush').click();
        await minutesUntil(page, 90, /Resolved after/);
        const resolved = page.getByTestId('message').filter({ hasText: /Resolved after/ });
        await resolved.getByTestId('mark-updated-silently').first().waitFor();
      });
    },
    patience,
  );

  chromiumTest(
    'on a phone nothing scrolls sideways, and the answer can be read',
    async () => {
      await withPage(`${journey.url}/?as=${people.lea}#c/C0FLOOR001`, phone, async (page) => {
        await type(page, '/agents');
        await lastMessage(page, /agents: .*on contact/).waitFor();

        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(overflow).toBeLessThanOrEqual(0);
      });
    },
    patience,
  );

  chromiumTest(
    'the gallery draws everything the bot can show',
    async () => {
      await withPage(`${journey.url}/?as=${people.sam}#gallery`, desktop, async (page) => {
        // Hundreds of views twice: a busy machine takes its time.
        await page.getByTestId('gallery-entry').first().waitFor({ timeout: patience });
        const expected = (await journey.drive.gallery()).length;

        expect(await page.getByTestId('gallery-entry').count()).toBe(expected);
        expect(await page.getByTestId('undrawable').count()).toBe(0);
        expect(await page.getByTestId('draw-failure').count()).toBe(0);
      });
    },
    patience,
  );
});
