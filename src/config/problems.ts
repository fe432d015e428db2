/** The environment as Node hands it over. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One thing wrong with the configuration. `found` never holds a secret, only its shape. */
export interface ConfigProblem {
  readonly variable: string;
  readonly found: string;
  readonly wanted: string;
}

/** Every problem of the configuration at once, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(
      ({ variable, found, wanted }) => `  ${variable}: found ${found}, wanted ${wanted}`,
    );
    super(`The configuration cannot be used:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

/** A value that was read, or what is wrong with it. */
export type Outcome<T> =
  | { readonly value: T }
  | { readonly found: string; readonly wanted: string };

/** Reads variables and remembers what was wrong, so that all of it is told at once. */
export class Readings {
  readonly #env: Environment;
  readonly #problems: ConfigProblem[] = [];

  constructor(env: Environment) {
    this.#env = env;
  }

  /** The variable without surrounding space; undefined when it is not set or empty. */
  text(variable: string): string | undefined {
    return this.#env[variable]?.trim() || undefined;
  }

  /** The parsed variable; undefined when it is not set, or wrong and noted. */
  optional<T>(variable: string, parse: (text: string) => Outcome<T>): T | undefined {
    const text = this.text(variable);
    if (text === undefined) return undefined;
    const outcome = parse(text);
    if ('value' in outcome) return outcome.value;
    this.note({ variable, ...outcome });
    return undefined;
  }

  /** Like `optional`, and notes a variable that is not set. */
  required<T>(
    variable: string,
    wanted: string,
    parse: (text: string) => Outcome<T>,
  ): T | undefined {
    if (this.text(variable) === undefined) this.note({ variable, found: 'nothing', wanted });
    return this.optional(variable, parse);
  }

  note(problem: ConfigProblem): void {
    this.#problems.push(problem);
  }

  /** What was noted so far. */
  get problems(): readonly ConfigProblem[] {
    return this.#problems;
  }
}
