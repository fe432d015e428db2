import type {
  ActionRequest,
  CentreState,
  ClockRequest,
  CommandRequest,
  Delivered,
  GalleryEntry,
  LeverName,
  LeverRequest,
  Notification,
  SandboxState,
  SeenMessage,
  SubmitRequest,
  Views,
} from '../../../drive/api.ts';
import type { OfferedOptions, OptionsRequest } from '../../../drive/options-api.ts';
import type { PanelRequest } from '../../../drive/people-api.ts';
import { asText, isObject } from '../json.ts';

/** The sandbox said no, or could not be reached; the message is a sentence for the person. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The sandbox's HTTP interface as the page uses it. Every method throws `Refused` and nothing else foreseen. */
export const client = {
  state: (as: string) => read<SandboxState>(`/api/state?as=${encodeURIComponent(as)}`),
  messages: (conversation: string, as: string) =>
    read<SeenMessage[]>(`/api/conversations/${encodeURIComponent(conversation)}/messages?as=${as}`),
  notifications: (as: string) => read<Notification[]>(`/api/notifications?as=${as}`),
  views: (as: string) => read<Views>(`/api/views?as=${as}`),
  centre: () => read<CentreState>('/api/centre'),
  gallery: () => read<GalleryEntry[]>('/api/gallery'),
  command: (request: CommandRequest) => send<Delivered>('/api/commands', request),
  action: (request: ActionRequest) => send<Delivered>('/api/actions', request),
  options: (request: OptionsRequest) => send<OfferedOptions>('/api/options', request),
  submit: (request: SubmitRequest) => send<Delivered>('/api/views/submit', request),
  close: (as: string, viewId: string) => send<unknown>('/api/views/close', { as, viewId }),
  openHome: (as: string) => send<unknown>('/api/home/open', { as }),
  clock: (request: ClockRequest) => send<{ now: string; speed: number }>('/api/clock', request),
  panel: (request: PanelRequest) => send<unknown>('/api/panel', request),
  lever: (name: LeverName, request: LeverRequest) => send<unknown>(`/api/levers/${name}`, request),
};

async function read<Answer>(path: string): Promise<Answer> {
  return answerOf<Answer>(await reach(path, {}));
}

async function send<Answer>(path: string, body: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return answerOf<Answer>(
    await reach(path, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    throw new Refused('The sandbox does not answer.', { cause: error });
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok || (isObject(body) && body.ok === false)) {
    const said = isObject(body) ? asText(body.message) || asText(body.error) : '';
    throw new Refused(said || `The sandbox answered ${response.status}.`);
  }
  return body as Answer;
}
