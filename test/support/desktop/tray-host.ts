import { Message, MessageType, Variant, type MessageBus } from '@jellybrick/dbus-next';
import { PATIENCE_MS, until } from './deadline.ts';
import { callBus, callMethod, type SessionBus } from './session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** A menu entry as the panel gets it. */
export interface MenuEntry {
  readonly id: number;
  /** Without the underscores that mark access keys. */
  readonly label: string;
  readonly enabled: boolean;
  readonly separator: boolean;
  /** Of a checkbox or radio entry; undefined for any other. */
  readonly checked: boolean | undefined;
  readonly children: readonly MenuEntry[];
}

type Layout = [id: number, properties: Record<string, Variant>, children: Variant<Layout>[]];

/** The panel of a desktop, without one: tray icons register with it, and it reads and clicks them over D-Bus as panels do. */
export class TrayHost {
  readonly #bus: MessageBus;
  /** Bus names of the programs that have an icon, oldest first. */
  #items: string[] = [];

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  static async start(bus: SessionBus): Promise<TrayHost> {
    const connection = bus.connect();
    const host = new TrayHost(connection);
    connection.addMethodHandler((message) => host.#answer(message));
    connection.on('message', (message) => {
      host.#forgetGone(message);
    });
    await callBus(connection, 'AddMatch', 's', [`type='signal',member='NameOwnerChanged'`]);
    await connection.requestName(WATCHER);
    return host;
  }

  /** Whether any program shows an icon now. */
  get hasIcon(): boolean {
    return this.#items.length > 0;
  }

  async tooltip(): Promise<string> {
    const [, , title, text] = (await this.#property('ToolTip')) as [string, unknown, string, string];
    return [title, text].filter(Boolean).join('\n');
  }

  /** One picture per size as the program sends it: changes when the icon does. */
  async icon(): Promise<readonly { readonly width: number; readonly height: number; readonly argb: Buffer }[]> {
    const pictures = (await this.#property('IconPixmap')) as [number, number, Uint8Array][];
    return pictures.map(([width, height, argb]) => ({ width, height, argb: Buffer.from(argb) }));
  }

  async menu(): Promise<readonly MenuEntry[]> {
    const [, root] = await this.#call('/com/canonical/dbusmenu', MENU, 'GetLayout', 'iias', [0, -1, []]);
    return readEntry(root as Layout).children;
  }

  /** Waits until the menu has an entry with this label, wherever it is. */
  async entry(label: string | RegExp, patienceMs = PATIENCE_MS): Promise<MenuEntry> {
    // A program that ends, or puts up another icon, answers for none in between.
    const look = async (): Promise<MenuEntry | undefined> => findEntry(await this.menu().catch(() => []), label);
    return until(`the menu entry ${label}`, look, patienceMs);
  }

  /**
   * Chooses an entry as a person does. Looked up anew each time, because ids change whenever the program sets its menu;
   * where that happens between the look and the click, the program refuses the id and nothing was chosen.
   */
  async choose(label: string | RegExp): Promise<void> {
    await until(`a click on ${label}`, async () => {
      const { id } = await this.entry(label);
      const body = [id, 'clicked', new Variant('i', 0), 0];
      return await this.#call('/com/canonical/dbusmenu', MENU, 'Event', 'isvu', body).then(
        () => true,
        () => undefined,
      );
    });
  }

  /** A left click on the icon. */
  async activate(): Promise<void> {
    await this.#call('/StatusNotifierItem', ITEM, 'Activate', 'ii', [0, 0]);
  }

  stop(): void {
    this.#bus.disconnect();
  }

  async #property(name: string): Promise<unknown> {
    const [variant] = await this.#call('/StatusNotifierItem', PROPERTIES, 'Get', 'ss', [ITEM, name]);
    return (variant as Variant).value;
  }

  /** Calls the latest icon's program; waits for an icon if there is none. */
  async #call(path: string, name: string, member: string, signature: string, body: unknown[]): Promise<unknown[]> {
    const destination = await until('a tray icon', () => this.#items.at(-1));
    return callMethod(this.#bus, { destination, path, interface: name, member }, signature, body);
  }

  /** Answered by hand: the library's own service classes don't work under TypeScript's class fields. */
  #answer(message: Message): boolean {
    const reply = (signature: string, body: unknown[]): boolean => {
      this.#bus.send(Message.newMethodReturn(message, signature, body));
      return true;
    };
    if (message.interface === WATCHER && message.member === 'RegisterStatusNotifierItem') {
      this.#items = [...this.#items.filter((name) => name !== message.sender), message.sender];
      return reply('', []);
    }
    if (message.interface === WATCHER && message.member === 'RegisterStatusNotifierHost') return reply('', []);
    if (message.interface !== PROPERTIES || message.body[0] !== WATCHER) return false;
    const properties: Record<string, Variant> = {
      IsStatusNotifierHostRegistered: new Variant('b', true),
      ProtocolVersion: new Variant('i', 0),
      RegisteredStatusNotifierItems: new Variant('as', this.#items),
    };
    if (message.member === 'GetAll') return reply('a{sv}', [properties]);
    const property = properties[message.body[1] as string];
    return message.member === 'Get' && property ? reply('v', [property]) : false;
  }

  #forgetGone(message: Message): void {
    if (message.type !== MessageType.SIGNAL || message.member !== 'NameOwnerChanged') return;
    const [name, , owner] = message.body;
    if (owner === '') this.#items = this.#items.filter((item) => item !== name);
  }
}

function readEntry([id, properties, children]: Layout): MenuEntry {
  const read = (name: string): unknown => properties[name]?.value;
  const label = read('label');
  const checkable = read('toggle-type') === 'checkmark' || read('toggle-type') === 'radio';
  return {
    id,
    label: (typeof label === 'string' ? label : '').replaceAll(/_(.)/g, '$1'),
    enabled: read('enabled') !== false,
    separator: read('type') === 'separator',
    checked: checkable ? read('toggle-state') === 1 : undefined,
    children: children
      .filter((child) => child.value[1]['visible']?.value !== false)
      .map(({ value }) => readEntry(value)),
  };
}

function findEntry(entries: readonly MenuEntry[], label: string | RegExp): MenuEntry | undefined {
  for (const entry of entries) {
    if (typeof label === 'string' ? entry.label === label : label.test(entry.label)) return entry;
    const below = findEntry(entry.children, label);
    if (below) return below;
  }
  return undefined;
}
