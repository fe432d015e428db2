import { describe, expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { chromiumTest, desktop, phone, withPage } from '../page/browser.ts';
import { type Journey, people, withJourney } from './harness.ts';

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
  await journey.ask(people.ada, '/agents limits contact voice 20s');
  await journey.ask(people.ada, '/agents limits hold off');
  await journey.ask(people.ada, '/agents limits acw 10s');
}

/** The three most urgent agents of the region North as the contact centre itself knows them, and what fits each. */
function mostUrgent({
  centre,
}: Journey): readonly { readonly id: string; readonly fits: string }[] {
  const { users, hierarchyGroups } = centre.view();
  const north = hierarchyGroups.find(({ name }) => name === 'North')?.id ?? '';
  const isHere = (groupId: string | undefined) =>
    hierarchyGroups.find(({ id }) => id === groupId)?.path.includes(north) === true;
  const failed = ['ERROR', 'MISSED', 'REJECTED'];
  const live = ['CONNECTED', 'CONNECTED_ONHOLD'];
  return users
    .filter((user) => isHere(user.hierarchyGroupId))
    .flatMap(({ id, held }) => {
      const [one] = held.toSorted(
        (x, y) =>
          failed.indexOf(y.state) - failed.indexOf(x.state) || +x.stateSince - +y.stateSince,
      );
      if (!one || ![...failed, ...live].includes(one.state)) return [];
      const kind = failed.includes(one.state) ? failed.indexOf(one.state) : failed.length;
      return [
        { id, kind, since: +(one.connectedAt ?? one.stateSince), isLive: live.includes(one.state) },
      ];
    })
    .toSorted((x, y) => x.kind - y.kind || x.since - y.since)
    .slice(0, 3)
    .map(({ id, isLive }) => ({
      id,
      fits: isLive ? `run:beside:monitor:${id}` : `run:beside:agents:card:${id}`,
    }));
}

async function isOnScreen(what: Locator, page: Page): Promise<boolean> {
  const box = await what.boundingBox();
  const list = await page.getByTestId('messages').boundingBox();
  if (box === null || list === null) return false;
  return box.y >= list.y && box.y + box.height <= list.y + list.height;
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
          const urgent = mostUrgent(journey);
          expect(urgent).toHaveLength(3);

          const drawn = answer.locator(
            '[data-action-id^="run:beside:monitor:"], [data-action-id^="run:beside:agents:card:"]',
          );
          await drawn.nth(2).waitFor();
          const order = await drawn.evaluateAll((buttons) =>
            buttons.map((button) => button.getAttribute('data-action-id') ?? ''),
          );
          const agents = [...new Set(order.map((id) => id.split(':').at(-1)))];
          expect(agents.slice(0, 3)).toEqual(urgent.map(({ id }) => id));
          for (const { id, fits } of urgent) {
            const { firstName } = journey.centre.view().users.find((user) => user.id === id) ?? {};
            expect(
              await isOnScreen(answer.locator(`[data-action-id="${fits}"]`).first(), page),
            ).toBe(true);
            expect(await isOnScreen(answer.getByText(String(firstName)).first(), page)).toBe(true);
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
