import type { Agent } from '../../../../src/domain/contact-centre.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { createComposer } from '../../../../src/features/alerts/message/composer.ts';
import type { AgentReadings } from '../../../../src/ports/connect.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { FakeWaitHistory } from '../../../fakes/wait-history.ts';
import { ids, now, someNames } from '../../../fixtures/floor.ts';

/** Everything a message of an alert is made by, over fakes: names may be posted, listening is on. */
export class ComposerRig {
  readonly clock = new FakeClock(now);
  readonly gateway: FakeConnectGateway;
  readonly directory = new FakeDirectory(someNames());
  readonly settings = new FakeCurrentSettings({ namesIn: ['C0ALERTS01'] });
  readonly people = new FakeSlackPeople([]);
  readonly history = new FakeWaitHistory();
  readonly log = new FakeLog();
  /** Slack accounts by Connect user. */
  readonly accounts = new Map<string, string>([[ids.sam, 'U0SAM00001']]);
  readings: AgentReadings;

  constructor(agents: readonly Agent[] = []) {
    const queuesOfProfile = new Map([[ids.profile, [ids.billing]]]);
    this.gateway = new FakeConnectGateway({ clock: this.clock, agents, queuesOfProfile });
    this.readings = this.gateway;
  }

  get ports() {
    const { clock, directory, settings, people, history, log, readings } = this;
    const identity = {
      slackUserOf: async (_workspace: string, _instance: string, userId: string) => {
        const slackUserId = this.accounts.get(userId);
        return slackUserId === undefined
          ? ({ kind: 'unmatched' } as const)
          : ({ kind: 'matched', slackUserId } as const);
      },
    };
    return { clock, directory, settings, people, history, log, readings, identity };
  }

  get composer() {
    return createComposer(this.ports);
  }
}

export const away = new BotError('connect_unavailable', 'away');

/** An answer that never comes. */
export const never = <Value>() => new Promise<Value>(() => undefined);
