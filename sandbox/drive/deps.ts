import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SandboxClock } from '../clock.ts';
import type { SlackStandIn } from '../slack/start-slack.ts';
import type { CentreState, GalleryEntry, LeverName, LeverRequest, LeverState } from './api.ts';
import type { PanelRequest, PersonChange } from './people-api.ts';

/** What can be broken or set going in the sandbox. */
export interface Levers {
  states(): readonly LeverState[];
  /** Throws Refusal (a code and a sentence) when it cannot be pulled. */
  set(name: LeverName, request: LeverRequest): Promise<void>;
}

export interface PageFile {
  readonly type: string;
  readonly body: Buffer | string;
}

export interface DriveDeps {
  readonly slack: SlackStandIn;
  readonly clock: SandboxClock;
  readonly levers: Levers;
  /** Absent where there is no contact centre; then /api/centre is 404. */
  readonly centre?: () => CentreState;
  /** What people do in their control panels, and what is changed about them; throw Refusal. Absent as `centre` is. */
  readonly usePanel?: (request: PanelRequest) => void;
  readonly changePerson?: (change: PersonChange) => void;
  /** Made when it is first asked for: hundreds of messages that most sandboxes never show. */
  readonly gallery?: () => Promise<readonly GalleryEntry[]>;
  /** Files of the page by path, `index.html`; asked at each request. */
  readonly pageFiles?: () => Promise<ReadonlyMap<string, PageFile>>;
  /** Shown in the state, so that an AWS client can be pointed at it; '' when there is none. */
  readonly connectEndpoint?: string;
  /** Tried before the rest; true when it answered. */
  readonly extraRoutes?: (
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ) => Promise<boolean>;
}
