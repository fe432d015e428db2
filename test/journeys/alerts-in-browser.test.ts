import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chromiumTest, phone, withPage } from '../page/browser.ts';
import { type Journey, people, withJourney } from './harness.ts';

/** A browser takes its time to start on a small machine. */
const patience = 180_000;

/** The messages that read so, oldest first. */
function reading(page: Page, text: string | RegExp) {
  return page.getByTestId('messages').getByTestId('message').filter({ hasText: text });
}

/** Moves on, check by check, until the alert reads so. */
async function untilItReads(page: Page, { clock }: Journey, minutes: number, text: RegExp) {
  for (let passed = 0; passed < minutes * 4; passed += 1) {
    if ((await reading(page, text).count()) > 0) break;
    await clock.advance(15_000);
    // The page is told of changes, and draws them a moment later.
    await page.getByTestId('clock').waitFor({ state: 'attached' });
  }
  const alert = reading(page, text).first();
  await alert.waitFor();
  return alert;
}

/** What stands on the phone now, as a picture; nothing of it may stick out at the side. */
async function picture(page: Page): Promise<Buffer> {
  const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(beyond).toBeLessThanOrEqual(0);
  const shot = await page.screenshot();
  expect(shot.subarray(1, 4).toString('latin1')).toBe('PNG');
  return shot;
}

describe('an alert in the browser, on a phone', () => {
  chromiumTest(
    'fires, is acknowledged by one tap, gets worse, and resolves, in one message',
    () =>
      withJourney({ presets: 'demo' }, async (journey) => {
        await withPage(`${journey.url}/?as=${people.sam}#c/C0FLOOR001`, phone, async (page) => {
          const pictures: Buffer[] = [];
          const composer = page.getByTestId('composer');
          await composer.fill('/alerts add queue-wait Billing over 2m critical 8m in #floor');
          await composer.press('Escape');
          await composer.press('Enter');
          await reading(page, /is set/)
            .first()
            .waitFor();
          await journey.drive.lever('rush', { on: true, queue: 'Billing' });

          const fired = await untilItReads(page, journey, 20, /Warning: .*Billing/);
          await fired.getByText('Nobody has acknowledged it yet').waitFor();
          pictures.push(await picture(page));

          await fired.getByRole('button', { name: 'Acknowledge' }).click();
          await untilItReads(page, journey, 2, /Warning: .*Billing[\s\S]*[Aa]cknowledged by/);
          pictures.push(await picture(page));

          const worse = await untilItReads(page, journey, 20, /Critical: .*Billing/);
          await worse.getByText(/It got worse, so nobody has it now/).waitFor();
          pictures.push(await picture(page));

          await journey.drive.lever('rush', { on: false });
          await untilItReads(page, journey, 60, /Resolved after .*Billing/);
          pictures.push(await picture(page));

          // Four states were seen, and each looks different.
          expect(new Set(pictures.map((shot) => shot.toString('base64'))).size).toBe(4);
          await reading(page, /Warning: .*Billing/).waitFor({ state: 'detached' });
        });
      }),
    patience,
  );
});
