/** Which page the address names. A page is a hash, so that back, forward, a bookmark and a link work as everywhere. */
export type Route =
  | { readonly page: 'overview' }
  | { readonly page: 'devices' }
  | { readonly page: 'device'; readonly deviceId: string }
  | { readonly page: 'nodes' }
  | { readonly page: 'node'; readonly nodeId: string }
  /** `deviceId` and `show` narrow the list; `show` is the id of a group (words/history-words.ts). */
  | { readonly page: 'activity'; readonly deviceId?: string; readonly show?: string }
  | { readonly page: 'connect' }
  | { readonly page: 'diagnose' }
  | { readonly page: 'settings' };

const HOME: Route = { page: 'overview' };
const DEVICE_ID = /^[0-9a-f]{64}$/;

/** Whatever is not understood is the first page: an address typed by hand never leads to an empty one. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page, deviceId = ''] = path.split('/');
  if (page === 'devices')
    return DEVICE_ID.test(deviceId) ? { page: 'device', deviceId } : deviceId === '' ? { page: 'devices' } : HOME;
  if (page === 'nodes') {
    return DEVICE_ID.test(deviceId) ? { page: 'node', nodeId: deviceId } : deviceId === '' ? { page: 'nodes' } : HOME;
  }
  if (page === 'connect' || page === 'diagnose' || page === 'settings') return { page };
  if (page !== 'activity') return HOME;
  const params = new URLSearchParams(query);
  const device = params.get('device');
  const show = params.get('show');
  return {
    page: 'activity',
    ...(device !== null && DEVICE_ID.test(device) && { deviceId: device }),
    ...(show !== null && /^[a-z-]+$/.test(show) && { show }),
  };
}

/** For `href`. */
export function addressOf(route: Route): string {
  switch (route.page) {
    case 'overview':
      return '#/';
    case 'devices':
    case 'nodes':
    case 'connect':
    case 'diagnose':
    case 'settings':
      return `#/${route.page}`;
    case 'device':
      return `#/devices/${route.deviceId}`;
    case 'node':
      return `#/nodes/${route.nodeId}`;
    case 'activity': {
      const params = new URLSearchParams({
        ...(route.deviceId !== undefined && { device: route.deviceId }),
        ...(route.show !== undefined && { show: route.show }),
      });
      return params.size === 0 ? '#/activity' : `#/activity?${params.toString()}`;
    }
  }
}
