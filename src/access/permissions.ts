/**
 * Security profile permissions by API name (AWS documentation, list of security profile
 * permissions). Any name of a list grants it.
 */
export const realTimeMetrics = ['AccessMetrics', 'AccessMetrics.RealTimeMetrics.Access'];
export const listenIn = ['ManagerListenIn'];
export const bargeIn = ['ManagerBargeIn'];
