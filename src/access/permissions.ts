/**
 * Security profile permissions by API name (AWS documentation, list of security profile
 * permissions). Any name of a list grants it.
 */
export const realTimeMetrics = ['AccessMetrics', 'AccessMetrics.RealTimeMetrics.Access'];
export const listenIn = ['ManagerListenIn'];
export const bargeIn = ['ManagerBargeIn'];

/** Whether permissions grant something that any of these names grants. */
export function grants(permissions: ReadonlySet<string>, anyOf: readonly string[]): boolean {
  return anyOf.some((permission) => permissions.has(permission));
}
