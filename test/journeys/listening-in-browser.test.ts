import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chromiumTest, phone, withPage } from '../page/browser.ts';
import { type Journey, people, withJourney } from './harness.ts';

/** A browser takes its time to start on a small machine. */
const patience = 180_000;

/** The phone of one person after the other, on the floor channel. */
async function actAs(page: Page, { url }: Journey, person: string): Promise<void> {
  await page.goto(`${url}/?as=${person}#c/C0FLOOR001`);
  await page.getByTestId('composer').waitFor();
}

/** Types a line and waits for an answer that reads so; some seconds pass, so that budgets recover. */
async function ask(page: Page, { clock }: Journey, line: string, answer: string | RegExp) {
  const composer = page.getByTestId('composer');
  await composer.fill(line);
  await composer.press('Escape');
  await composer.press('Enter');
  const message = last(page, answer);
  await message.waitFor();
  await clock.advance(5_000);
  return message;
}

function last(page: Page, text: string | RegExp) {
  return page.getByTestId('messages').getByTestId('message').filter({ hasText: text }).last();
}

/** What the control panel shows, on the floor's pane. */
async function panelOf(page: Page) {
  await page.getByTestId('pane-floor').click();
  const panel = page.getByTestId('panel');
  await panel.waitFor();
  return panel;
}

const begins = ({ connect }: Journey) =>
  connect.calls.filter(({ operation }) => operation === 'MonitorContact');

const fitsOnAPhone = async (page: Page) => {
  const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(beyond).toBeLessThanOrEqual(0);
};

/** Whom Sam listens to by now. */
function heard({ centre }: Journey): string {
  const { monitoring, users } = centre.view();
  const user = users.find(({ id }) => id === monitoring[0]?.agentUserId);
  if (!user) throw new Error('nobody listens to anybody');
  return `${user.firstName} ${user.lastName}`;
}

describe('listening in the browser, on a phone', () => {
  chromiumTest(
    'goes from the list by one tap to the control panel, and a direct message says how long it was',
    () =>
      withJourney({ presets: 'demo' }, async (journey) => {
        const { clock } = journey;
        await withPage('about:blank', phone, async (page) => {
          await actAs(page, journey, people.sam);
          const list = await ask(page, journey, '/monitor', /Listen/);
          await list
            .locator('[data-action-id^="run:"]')
            .getByText(/^Listen/)
            .first()
            .click();
          const begun = last(page, 'Listening to');
          await begun.getByText(/signed in as sam\.okafor rings now: accept it there/).waitFor();
          await begun.getByText(/You are heard by nobody/).waitFor();
          await fitsOnAPhone(page);

          const name = heard(journey);
          const panel = await panelOf(page);
          await panel.getByText(name).waitFor();
          expect(await panel.getByTestId('panel-contact').textContent()).toContain('silent only');
          await fitsOnAPhone(page);
          await clock.advance(15_000);
          await panel.getByTestId('panel-hang-up').click();
          await panel.getByText('No contact.').waitFor();
          await clock.advance(60_000);

          await page.goto(`${journey.url}/?as=${people.sam}#c/D0SAM00001`);
          await last(page, /Over\..*You listened for/).waitFor();
        });
      }),
    patience,
  );

  chromiumTest(
    'asks before barge-in, refuses it to a team lead without it, and the switch stops everybody',
    () =>
      withJourney({ presets: 'demo' }, async (journey) => {
        await withPage('about:blank', phone, async (page) => {
          const call = journey.centre
            .view()
            .users.find(
              ({ held: [only], firstName }) =>
                only?.channel === 'VOICE' &&
                only.state === 'CONNECTED' &&
                /^[A-Z][a-z]+$/.test(firstName),
            );
          const whom = call?.username ?? '';
          await actAs(page, journey, people.lea);
          await ask(page, journey, `/monitor barge agent:${whom}`, /ManagerBargeIn/);
          expect(begins(journey)).toEqual([]);

          await actAs(page, journey, people.sam);
          const asked = await ask(page, journey, `/monitor barge agent:${whom}`, /hear you/);
          expect(begins(journey)).toEqual([]);
          await asked.getByRole('button', { name: 'Barge in' }).click();
          await last(page, /heard by nobody until you choose barge-in/).waitFor();
          const panel = await panelOf(page);
          await panel.getByTestId('panel-barge').click();
          await panel.getByText('In the conversation with').waitFor();
          expect(journey.centre.view().monitoring).toMatchObject([{ isBarging: true }]);

          await actAs(page, journey, people.ada);
          await ask(page, journey, '/monitor off', /Sam Okafor|U0SAM00001/);
          await actAs(page, journey, people.lea);
          await ask(page, journey, `/monitor agent:${whom}`, 'Listening is turned off');
          await actAs(page, journey, people.ada);
          const question = await ask(page, journey, '/monitor on', /your duty/);
          await question.getByRole('button', { name: 'Turn listening on' }).click();
          await last(page, /Listening is on/).waitFor();
          await actAs(page, journey, people.lea);
          await ask(page, journey, `/monitor agent:${whom}`, /Listening to/);
          await fitsOnAPhone(page);
        });
      }),
    patience,
  );
});
