/** The commands of the bot, as they are typed without slash and prefix. The manifest and the README list the same. */
export const commandNames = ['agents', 'queue-wait', 'monitor', 'alerts'] as const;

export type CommandName = (typeof commandNames)[number];
