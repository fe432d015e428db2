import { DescribeInstanceCommand } from '@aws-sdk/client-connect';
import { BotError } from '../domain/errors.ts';
import type { CallOptions, PanelAddress } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { textFrom } from './to-domain.ts';

/** An instance is not renamed often; a policy may be mended. */
const keptMs = 60 * 60 * 1000;
const deniedKeptMs = 10 * 60 * 1000;

interface Kept {
  readonly until: number;
  readonly address: PanelAddress | undefined;
  readonly error: BotError | undefined;
}

/** Where the control panel of an instance opens (`DescribeInstance`), remembered, and so is that it is denied. */
export class PanelAddresses {
  readonly #calls: ConnectCalls;
  readonly #byInstance = new Map<string, Kept>();

  constructor(calls: ConnectCalls) {
    this.#calls = calls;
  }

  /** undefined where the service gives no address one can open. Throws BotError `connect_…`. */
  async of(instance: string, options: CallOptions): Promise<PanelAddress | undefined> {
    const known = this.#byInstance.get(instance);
    if (known && this.#calls.clock.now().getTime() < known.until) return given(known);
    try {
      const address = panelOf(await this.#ask(instance, options));
      return given(this.#keep(instance, { address, error: undefined }));
    } catch (error) {
      if (error instanceof BotError && error.code === 'connect_denied') {
        this.#keep(instance, { address: undefined, error });
      }
      throw error;
    }
  }

  async #ask(instance: string, options: CallOptions): Promise<string | undefined> {
    const about = { instance, operation: 'DescribeInstance', options } as const;
    const answer = await this.#calls.send(about, (client, http) =>
      client.send(new DescribeInstanceCommand({ InstanceId: instance }), http),
    );
    return textFrom(answer.Instance?.InstanceAccessUrl);
  }

  #keep(instance: string, what: Pick<Kept, 'address' | 'error'>): Kept {
    const until = this.#calls.clock.now().getTime() + (what.error ? deniedKeptMs : keptMs);
    const kept = { ...what, until };
    this.#byInstance.set(instance, kept);
    return kept;
  }
}

function given({ address, error }: Kept): PanelAddress | undefined {
  if (error) throw error;
  return address;
}

/**
 * The panel below the address people sign in at: `/ccp-v2/`, and `/connect/ccp-v2/` on instances of
 * before 2021 (AWS documentation of both). UNVERIFIED: that the older ones are told by their domain
 * alone. Anything but a plain https address is none.
 */
export function panelOf(accessUrl: string | undefined): PanelAddress | undefined {
  if (accessUrl === undefined || !URL.canParse(accessUrl)) return undefined;
  const { protocol, host, hostname, username, password } = new URL(accessUrl);
  if (protocol !== 'https:' || username !== '' || password !== '') return undefined;
  const path = hostname.endsWith('.awsapps.com') ? 'connect/ccp-v2' : 'ccp-v2';
  return `https://${host}/${path}/`;
}
