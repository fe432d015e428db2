import type { Access, Act, Refusal } from '../../src/access/act.ts';
import type { Gate } from '../../src/access/gate.ts';
import type { BotError } from '../../src/domain/errors.ts';
import { anAsker } from '../fixtures/asker.ts';

/** A gate that says the same to everybody: yes with this access, unless a refusal or a failure is set. */
export class FakeGate implements Gate {
  refusal: Refusal | undefined;
  failure: BotError | undefined;
  access: Access;
  readonly asked: Act[] = [];

  constructor(access: Partial<Access> = {}) {
    this.access = anAsker(access).access;
  }

  may: Gate['may'] = async (_who, what) => {
    this.asked.push(what);
    if (this.failure) throw this.failure;
    return this.refusal
      ? { kind: 'no', refusal: this.refusal }
      : { kind: 'yes', access: this.access };
  };
}
