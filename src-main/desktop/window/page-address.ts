/** Where the window's page lives: an address of the app's own, which no web page can have. */
export const PAGE_SCHEME = {
  scheme: 'openclaw-control-ui',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

export const PAGE_ORIGIN = `${PAGE_SCHEME.scheme}://app`;
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`;
