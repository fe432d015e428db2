import type { Message } from '../../../../src/blocks/message.ts';
import { type ActPorts, actRoads } from '../../../../src/features/alerts/acts/index.ts';
import { command } from '../../../../src/features/command.ts';
import { road } from '../../../../src/features/road.ts';
import { misunderstood } from '../../../../src/grammar/misunderstood.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeGate } from '../../../fakes/gate.ts';
import { identityOver } from '../../../fakes/identity.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeOpeningHours } from '../../../fakes/opening-hours.ts';
import { FakeSettingsStore } from '../../../fakes/settings-store.ts';
import { FakeSilenceStore } from '../../../fakes/silence-store.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { now, someNames } from '../../../fixtures/floor.ts';
import { aWaitRule } from '../../../fixtures/open-alerts.ts';
import { AlertsInMemory } from '../alerts-in-memory.ts';

const { tenant } = aWaitRule();

/** The roads of what is done about alerts, over fakes. */
export class ActsRig {
  readonly alertStore = new AlertsInMemory();
  readonly silences = new FakeSilenceStore();
  readonly people = new FakeSlackPeople([aPerson()]);
  readonly openingHours = new FakeOpeningHours();
  readonly gate = new FakeGate();
  readonly audit = new FakeAuditLog();
  readonly clock = new FakeClock(now);
  readonly settingsStore = new FakeSettingsStore();
  readonly directory = new FakeDirectory(someNames());
  rules = [aWaitRule()];
  changes = 0;

  readonly ports: ActPorts = {
    alertStore: this.alertStore,
    silences: this.silences,
    ruleStore: { find: async (_tenant, id) => this.rules.find((rule) => rule.id === id) },
    people: this.people,
    openingHours: this.openingHours,
    gate: this.gate,
    audit: this.audit,
    clock: this.clock,
    settingsStore: this.settingsStore,
    settings: new FakeCurrentSettings(),
    directory: this.directory,
    identity: identityOver({
      people: this.people,
      gateway: new FakeConnectGateway({ clock: this.clock }),
      clock: this.clock,
    }),
    ids: new FakeIds(),
    instance: tenant.instance,
    alertsChanged: () => {
      this.changes += 1;
    },
  };

  /** The answer to a line, typed by somebody. */
  async type(line: string, userId = 'U0SAM00001'): Promise<Message> {
    const none = road({
      parse: () => misunderstood('no road'),
      needs: () => ({ kind: 'see-rules' }),
      run: async () => undefined,
      view: () => ({ text: '', blocks: [] }),
    });
    const help = { name: 'alerts', summary: '', usage: [], example: '' } as const;
    const alerts = command(
      { help, main: none, roads: actRoads(this.ports) },
      { gate: this.gate, instance: tenant.instance, prefix: '' },
    );
    const answer = await alerts.answer(line, { ...anAsker().caller, userId });
    if (answer.kind === 'form') throw new Error('a form was opened');
    return answer.message;
  }

  async say(line: string, userId?: string): Promise<string> {
    return (await this.type(line, userId)).text;
  }

  /** The lines behind the buttons of an answer. */
  async buttons(line: string, userId?: string): Promise<readonly string[]> {
    const text = JSON.stringify((await this.type(line, userId)).blocks);
    return [...text.matchAll(/"value":("(?:[^"\\]|\\.)*")/g)].map(([, value = '']) =>
      JSON.parse(value),
    );
  }

  /** What was written down: act, outcome, about. */
  async audited(): Promise<readonly string[]> {
    const entries = await this.audit.recent(tenant, 100);
    return entries.map(({ who, act, outcome, about }) => `${who} ${act} ${outcome}: ${about}`);
  }

  held() {
    return this.silences.list(tenant, this.clock.now());
  }
}
