import { createGate } from '../../../../src/access/gate.ts';
import type { Message } from '../../../../src/blocks/message.ts';
import type { Rule } from '../../../../src/domain/alerting/rule.ts';
import type { SlackChannel } from '../../../../src/domain/people.ts';
import type { FloorSettings } from '../../../../src/domain/settings.ts';
import { type RulesPorts, ruleRoads } from '../../../../src/features/alerts/rules/index.ts';
import { command } from '../../../../src/features/command.ts';
import { road } from '../../../../src/features/road.ts';
import { misunderstood } from '../../../../src/grammar/misunderstood.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { identityOver } from '../../../fakes/identity.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeSettingsStore } from '../../../fakes/settings-store.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { FakeWatchJournal } from '../../../fakes/watch-journal.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ids, now, someGroups, someNames } from '../../../fixtures/floor.ts';
import { AlertsInMemory } from '../alerts-in-memory.ts';
import { RulesInMemory } from '../rules-in-memory.ts';

export const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
export const lea = 'U0LEA00001';
export const ada = 'U0ADA00001';

const nothing = road({
  parse: () => misunderstood('no road'),
  needs: () => ({ kind: 'see-rules' }),
  run: async () => undefined,
  view: () => ({ text: '', blocks: [] }),
});

/** The roads of rules through the real gate: Sam may make rules, Lea is not linked, Ada is an administrator. */
export class RulesDesk {
  readonly rules = new RulesInMemory();
  readonly alerts = new AlertsInMemory();
  readonly journal = new FakeWatchJournal();
  readonly audit = new FakeAuditLog();
  readonly clock = new FakeClock(now);
  readonly settingsStore = new FakeSettingsStore();
  readonly directory = new FakeDirectory(someNames({ queueGroups: someGroups() }));
  readonly tested: Rule[] = [];
  givenUp: { readonly channelId: string; readonly code: string; readonly at: Date }[] = [];
  readonly people: FakeSlackPeople;
  readonly ports: RulesPorts;

  constructor(
    world: {
      readonly channels?: readonly SlackChannel[];
      readonly settings?: Partial<FloorSettings>;
    } = {},
  ) {
    const sam = {
      userId: ids.sam,
      username: 'sam.okafor',
      email: 'sam.okafor@harbour.test',
      securityProfileIds: ['p'],
    };
    const gateway = new FakeConnectGateway({
      clock: this.clock,
      users: [sam],
      permissions: new Map([['p', ['AccessMetrics']]]),
    });
    this.people = new FakeSlackPeople(
      [
        aPerson(),
        aPerson({ userId: lea, email: 'lea@harbour.test' }),
        aPerson({ userId: ada, email: 'ada@harbour.test' }),
      ],
      world.channels ?? [],
    );
    const identity = identityOver({ people: this.people, gateway, clock: this.clock });
    const settings = new FakeCurrentSettings(world.settings);
    const administrators = new Set([ada]);
    this.ports = {
      ruleStore: this.rules,
      alertStore: this.alerts,
      watchJournal: this.journal,
      senderStanding: async () => ({
        mayReadHistory: true,
        waiting: 0,
        givenUp: this.givenUp,
      }),
      directory: this.directory,
      identity,
      people: this.people,
      gate: createGate({ people: this.people, identity, settings, administrators }),
      audit: this.audit,
      clock: this.clock,
      ids: new FakeIds(),
      settings,
      settingsStore: this.settingsStore,
      instance: tenant.instance,
      everyText: 'every 15 s',
      presentValues: async () => new Map(),
      testPoster: {
        post: async (rule) => {
          this.tested.push(rule);
        },
      },
    };
  }

  /** The answer to a line, typed by Sam unless said otherwise. */
  async type(line: string, userId = 'U0SAM00001', channelId?: string): Promise<Message> {
    const help = { name: 'alerts', summary: '', usage: [], example: '' } as const;
    const alerts = command(
      { help, main: nothing, roads: ruleRoads(this.ports) },
      { gate: this.ports.gate, instance: tenant.instance, prefix: '' },
    );
    const { caller } = anAsker();
    const place = channelId === undefined ? {} : { channelId };
    const answer = await alerts.answer(line, { ...caller, userId, ...place });
    if (answer.kind === 'form') throw new Error('a form was opened');
    return answer.message;
  }

  async say(line: string, userId?: string): Promise<string> {
    return (await this.type(line, userId)).text;
  }

  /** The lines behind what can be pressed in an answer. */
  async buttons(line: string, userId?: string): Promise<readonly string[]> {
    const text = JSON.stringify((await this.type(line, userId)).blocks);
    return [...text.matchAll(/"value":("(?:[^"\\]|\\.)*")/g)].map(([, value = '']) =>
      JSON.parse(value),
    );
  }

  async written(): Promise<readonly string[]> {
    const entries = await this.audit.recent(tenant, 100);
    return entries.map(({ who, act, outcome, about }) => `${who} ${act} ${outcome}: ${about}`);
  }

  async only(): Promise<Rule> {
    const [rule, ...more] = await this.rules.all();
    if (!rule || more.length > 0) throw new Error(`${more.length} more rules`);
    return rule;
  }
}
