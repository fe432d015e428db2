import type { Measured } from '../../../../src/domain/alerting/measured.ts';
import type { Rule } from '../../../../src/domain/alerting/rule.ts';
import type { Trouble } from '../../../../src/domain/alerting/trouble.ts';
import type { Agent, QueueChannelReading } from '../../../../src/domain/contact-centre.ts';
import { defaultSettings } from '../../../../src/domain/settings.ts';
import { createRuleCheck } from '../../../../src/features/alerts/check/check.ts';
import type { CheckOutcome } from '../../../../src/features/alerts/health/ended-check.ts';
import { createPastFigures } from '../../../../src/floor/past-figures.ts';
import { FakeAlertingStore } from '../../../fakes/alerting-store.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakeOpeningHours } from '../../../fakes/opening-hours.ts';
import { FakeRuleStore } from '../../../fakes/rule-store.ts';
import { FakeSilenceStore } from '../../../fakes/silence-store.ts';
import { FakeWatchJournal } from '../../../fakes/watch-journal.ts';
import { anAgent } from '../../../fixtures/floor.ts';
import { aKeptRule, keptTenant } from '../../../fixtures/kept-alerts.ts';

export const tenant = keptTenant;

export function aRow(parts: Partial<QueueChannelReading> = {}): QueueChannelReading {
  return {
    queueId: 'queue-billing',
    channel: 'VOICE',
    estimatedWaitSeconds: 352,
    contactsInQueue: 7,
    oldestContactSeconds: 120,
    agentsAvailable: 0,
    agentsStaffed: 4,
    agentsOnContact: 4,
    ...parts,
  };
}

export const calm = aRow({ estimatedWaitSeconds: 20, oldestContactSeconds: 5 });
export const busy = aRow({ estimatedWaitSeconds: 400 });

/** An agent with one contact in this state, since so many seconds before now. */
export function withContact(
  userId: string,
  now: Date,
  parts: Partial<Agent['contacts'][number]> & { readonly seconds?: number } = {},
): Agent {
  const { seconds = 0, ...contact } = parts;
  const since = new Date(now.getTime() - seconds * 1000);
  return anAgent({
    userId,
    contacts: [
      {
        contactId: `c-${userId}`,
        channel: 'VOICE',
        queueId: 'queue-billing',
        state: 'CONNECTED',
        stateSince: since,
        connectedSince: since,
        ...contact,
      },
    ],
  });
}

/** Troubles as the check tells them. */
class NotedTroubles {
  readonly outcomes: CheckOutcome[] = [];
  readonly open = new Map<string, Trouble>();
  readonly #journal: FakeWatchJournal;
  readonly #clock: FakeClock;

  constructor(journal: FakeWatchJournal, clock: FakeClock) {
    this.#journal = journal;
    this.#clock = clock;
  }

  begun = 0;

  checkBegins = () => {
    this.begun += 1;
  };

  checked = async (_: unknown, outcome: CheckOutcome) => {
    this.outcomes.push(outcome);
    if (this.#journal.isAway) return;
    const { version: expectedVersion, ...page } = await this.#journal.read(tenant);
    const lastOkAt = outcome.kind === 'completed' ? this.#clock.now() : page.lastOkAt;
    const troubles = Object.fromEntries(this.open);
    await this.#journal.write(tenant, { expectedVersion, page: { lastOkAt, troubles } });
  };

  note = async (_: unknown, trouble: Omit<Trouble, 'key'>) => {
    const key = `${trouble.kind}|${trouble.about}`;
    this.open.set(key, { key, ...trouble });
  };

  clear = async (_: unknown, key: string) => {
    this.open.delete(key);
  };
}

export async function setUp(...rules: readonly Rule[]) {
  const clock = new FakeClock();
  const gateway = new FakeConnectGateway({ clock, queueRows: [calm] });
  const alertStore = new FakeAlertingStore();
  const ruleStore = new FakeRuleStore();
  const watchJournal = new FakeWatchJournal();
  const directory = new FakeDirectory({
    queues: new Map([
      ['queue-billing', 'Billing'],
      ['queue-sales', 'Sales'],
    ]),
    routingProfiles: new Map([['p1', 'Basic']]),
    hierarchyGroups: new Map([['g1', 'North']]),
    statuses: new Map([
      ['available', { name: 'Available', type: 'ROUTABLE' }],
      ['lunch', { name: 'Lunch', type: 'CUSTOM' }],
    ]),
  });
  const settings = new FakeCurrentSettings({
    alerts: { ...defaultSettings.alerts, digestAbove: 20 },
  });
  const troubles = new NotedTroubles(watchJournal, clock);
  const openingHours = new FakeOpeningHours();
  const silences = new FakeSilenceStore();
  const log = new FakeLog();
  const ports = {
    ...{ clock, log, alertStore, ruleStore, watchJournal, directory, settings, troubles },
    ...{ silences, openingHours, queueReadings: gateway, readings: gateway },
    pastFigures: createPastFigures({ queueHistories: gateway, gateway, clock }),
    intervalSeconds: 15,
  };
  await ruleStore.apply(
    tenant,
    rules.map((rule) => ({ kind: 'add', rule })),
  );
  const check = createRuleCheck(ports);
  const alerts = () => alertStore.read(tenant, clock.now());
  return {
    ...ports,
    gateway,
    alerts,
    check: () => check(tenant),
    /** A process that begins anew. */
    restarted: createRuleCheck,
    ports,
    /** So many checks, fifteen seconds apart, each after what is to be true then. */
    async checkWith(rows: readonly QueueChannelReading[], seconds = 15) {
      gateway.data.queueRows = rows;
      await check(tenant);
      clock.advance(seconds);
    },
    /** `rule target level`, with why it is over. */
    async episodes() {
      const { episodes } = await alerts();
      return episodes.map(({ rule, target, level, ended }) =>
        [
          rule.id,
          'id' in target ? target.id : 'instance',
          ended ? `over ${ended.why}` : level,
        ].join(' '),
      );
    },
    /** What was measured of the only open episode. */
    async measured(): Promise<Measured | undefined> {
      const { episodes } = await alerts();
      return episodes.find(({ ended }) => !ended)?.measured;
    },
  };
}

export const rule = aKeptRule;
