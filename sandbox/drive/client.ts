import type {
  ActionRequest,
  CentreState,
  ClockRequest,
  Delivered,
  GalleryEntry,
  LeverName,
  LeverRequest,
  Notification,
  SandboxState,
  SeenMessage,
  SubmitRequest,
  Views,
} from './api.ts';
import { formsOf } from './client-forms.ts';
import { DriveHttp } from './client-http.ts';
import { buttonIn } from './find-button.ts';
import type { ControlPanel, PanelRequest, PersonChange } from './people-api.ts';

/** Drives a running sandbox from a test or a script. Every method throws DriveRefusal for a refusal. */
export type DriveClient = ReturnType<typeof driveClient>;

/** A client of the sandbox at this address, such as `http://127.0.0.1:4000`. */
export function driveClient(baseUrl: string) {
  const http = new DriveHttp(baseUrl);
  const messages = (as: string, channel: string) =>
    http.get<readonly SeenMessage[]>(`conversations/${channel}/messages?as=${as}`);
  const views = (as: string) => http.get<Views>(`views?as=${as}`);
  const act = (request: ActionRequest) => http.post<Delivered>('actions', request);
  return {
    ...formsOf(http),
    act,
    messages,
    views,
    state: (as = '') => http.get<SandboxState>(`state?as=${as}`),
    notifications: (as: string) => http.get<readonly Notification[]>(`notifications?as=${as}`),
    centre: () => http.get<CentreState>('centre'),
    gallery: () => http.get<readonly GalleryEntry[]>('gallery'),
    /** Types a line in a channel: a command, or a message. */
    run: (as: string, channel: string, text: string) =>
      http.post<Delivered>('commands', { as, channel, text }),
    /** Presses the button that reads like this (or has this action id) in a message. */
    press: (as: string, message: SeenMessage, button: string) => {
      const container = { kind: 'message', channel: message.channel, ts: message.ts } as const;
      return act({ as, container, ...buttonIn(message.blocks, button) });
    },
    /** The same in an open view. */
    pressInView: async (as: string, viewId: string, button: string) => {
      const { modals, home } = await views(as);
      const view = [...modals, ...(home ? [home] : [])].find(({ id }) => id === viewId);
      const container = { kind: 'view', viewId } as const;
      return act({ as, container, ...buttonIn(view?.blocks ?? [], button) });
    },
    submit: (request: SubmitRequest) => http.post<Delivered>('views/submit', request),
    close: (as: string, viewId: string) => http.post<object>('views/close', { as, viewId }),
    openHome: (as: string) => http.post<object>('home/open', { as }),
    shortcut: (as: string, callbackId: string) =>
      http.post<Delivered>('shortcuts', { as, callbackId }),
    clock: (request: ClockRequest) =>
      http.post<{ readonly now: string; readonly speed: number }>('clock', request),
    lever: (name: LeverName, request: LeverRequest) => http.post<object>(`levers/${name}`, request),
    /** What this person's control panel shows; undefined for who is not in Amazon Connect. */
    panel: async (as: string): Promise<ControlPanel | undefined> =>
      (await http.get<CentreState>('centre')).panels.find(({ personId }) => personId === as),
    /** What this person does in it. */
    usePanel: (as: string, act: PanelRequest['act']) => http.post<object>('panel', { as, act }),
    /** What is changed about a person in Slack or in Amazon Connect. */
    changePerson: (change: PersonChange) => http.post<object>('people', change),
    /** The files this person sees there, oldest first, with what is in them. */
    files: async (as: string, channel: string) => {
      const shared = (await messages(as, channel)).flatMap(({ files }) => files ?? []);
      return Promise.all(
        shared.map(async (file) => ({ ...file, content: await http.text(`files/${file.id}`) })),
      );
    },
    /** The newest message this person sees there; undefined when there is none. */
    lastMessage: async (as: string, channel: string) => (await messages(as, channel)).at(-1),
    /**
     * Reads again at every event until `found` gives something other than undefined or false; gives
     * up with an error that shows the last reading after `giveUpMilliseconds` of the machine's clock.
     */
    until: <Reading, Found>(
      read: () => Promise<Reading>,
      found: (reading: Reading) => Found | undefined | false,
      giveUpMilliseconds = 10_000,
    ): Promise<Found> => http.until(read, found, giveUpMilliseconds),
  };
}
