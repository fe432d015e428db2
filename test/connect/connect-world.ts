import { SandboxClock } from '../../sandbox/clock.ts';
import { createConnectClient } from '../../src/connect/client.ts';
import { ConnectCalls, type ConnectCallsOptions } from '../../src/connect/connect-calls.ts';
import { SdkConnectGateway } from '../../src/connect/sdk-connect-gateway.ts';
import type { CallBudget, CallOptions } from '../../src/ports/connect.ts';
import type { Log } from '../../src/ports/ground.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

export const instance = '5a0d1c2e-7b1f-4c3d-9e8f-0a1b2c3d4e5f';
export const instanceArn = `arn:aws:connect:eu-central-1:123456789012:instance/${instance}`;
export const startOfTest = new Date('2026-11-03T09:00:00Z');
export const command = { priority: 'command' } as const;

/** Gives every call and remembers who took one. */
export class OpenBudget implements CallBudget {
  readonly taken: string[] = [];
  /** The patience each of them brought, seconds. */
  readonly patience: (number | undefined)[] = [];

  async take(_instance: string, operation: string, options: CallOptions) {
    options.signal?.throwIfAborted();
    this.taken.push(operation);
    this.patience.push(options.patienceSeconds);
  }
}

/** Keeps every line, so that a test may search it. */
export class KeepingLog implements Log {
  readonly lines: { level: string; facts: object; message: string }[] = [];

  error(facts: object, message: string) {
    this.lines.push({ level: 'error', facts, message });
  }
  warn(facts: object, message: string) {
    this.lines.push({ level: 'warn', facts, message });
  }
  info(facts: object, message: string) {
    this.lines.push({ level: 'info', facts, message });
  }
  debug(facts: object, message: string) {
    this.lines.push({ level: 'debug', facts, message });
  }
}

/** A client with invented credentials that reaches nothing but this endpoint. */
export function clientFor(endpoint: string, requestTimeoutMs?: number) {
  return createConnectClient({
    region: 'eu-central-1',
    endpoint,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' },
    requestTimeoutMs,
  });
}

export interface WorldOptions {
  readonly calls?: Partial<ConnectCallsOptions>;
  readonly agentPagesAtMost?: number;
  readonly instanceArn?: string;
  readonly requestTimeoutMs?: number;
}

/** The real gateway in front of a scripted service, with a clock that only the test moves. */
export async function setUpWorld(options: WorldOptions = {}) {
  const server: ScriptedServer = await startScriptedServer();
  const clock = new SandboxClock({ start: startOfTest, speed: 0 });
  const budget = new OpenBudget();
  const log = new KeepingLog();
  const client = clientFor(server.endpoint, options.requestTimeoutMs);
  const calls = new ConnectCalls({ client, budget, clock, log, ...options.calls });
  const { agentPagesAtMost, instanceArn } = options;
  const gateway = new SdkConnectGateway({ calls, agentPagesAtMost, instanceArn });
  const close = async () => {
    client.destroy();
    await server.close();
  };
  return { server, clock, budget, log, calls, gateway, close };
}

export type World = Awaited<ReturnType<typeof setUpWorld>>;

/** The error a promise rejects with; fails the test when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('expected a failure, got an answer');
    },
    (error: unknown) => error,
  );
}
