import { BotError } from '../domain/errors.ts';
import { idFromArn } from './to-domain.ts';

const anyArnOfAnInstance = /^(arn:[a-z-]+:connect:[a-z0-9-]+:\d+:instance\/([^/]+))(?:\/|$)/;

/**
 * The ARNs of instances. Nearly every operation takes the id; the historical metrics want the ARN,
 * with a Region and an account that the id does not tell. Every ARN of the service begins with it.
 */
export class InstanceArns {
  readonly #byInstance = new Map<string, string>();

  /** `configured` is the ARN of the one instance that somebody wrote down as such. */
  constructor(configured?: string | undefined) {
    const instance = idFromArn(configured);
    if (instance !== undefined) this.learn(instance, configured);
  }

  /** Takes the ARN of anything in the instance; one of another instance is no help. */
  learn(instance: string, arn: string | undefined): void {
    const [, ofInstance, id] = anyArnOfAnInstance.exec(arn ?? '') ?? [];
    if (ofInstance !== undefined && id === instance) this.#byInstance.set(instance, ofInstance);
  }

  find(instance: string): string | undefined {
    return this.#byInstance.get(instance);
  }

  /** The one that is known, else what `ask` makes known. Throws `connect_not_found`, or what `ask` throws. */
  async of(instance: string, ask: () => Promise<unknown>): Promise<string> {
    if (this.find(instance) === undefined) await ask();
    const arn = this.find(instance);
    if (arn !== undefined) return arn;
    throw new BotError(
      'connect_not_found',
      'GetMetricDataV2: nothing told the ARN of the instance',
    );
  }
}
