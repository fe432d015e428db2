/** What does not work where a workspace declined an optional scope of the manifest. */
export const withoutScope: Readonly<Record<string, string>> = {
  'channels:read': 'no rules and no alerts in public channels, and nothing shared there',
  'groups:read': 'no rules and no alerts in private channels, and nothing shared there',
  'usergroups:read': 'a user group can be let to do nothing',
  'files:write': 'no files and no pictures of charts',
  'files:read': 'a file of rules cannot be chosen for import, only pasted',
  'channels:history':
    'a message of an alert in a public channel may come twice after an answer of Slack was lost',
  'groups:history':
    'a message of an alert in a private channel may come twice after an answer of Slack was lost',
};

export interface MissingScope {
  readonly scope: string;
  readonly without: string;
}

/** The optional scopes that were not granted; undefined where Slack does not say what was. */
export function missingScopes(
  granted: readonly string[] | undefined,
): readonly MissingScope[] | undefined {
  if (granted === undefined) return undefined;
  return Object.entries(withoutScope)
    .filter(([scope]) => !granted.includes(scope))
    .map(([scope, without]) => ({ scope, without }));
}
