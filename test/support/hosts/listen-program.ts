/**
 * Hears what is announced in the network that it runs in: prints each record of our service as one line of JSON. Asks
 * once at its start, for what was announced before.
 */
import dgram from 'node:dgram';
import { DNSPacket } from '@homebridge/ciao/lib/coder/DNSPacket.js';

const GROUP = '224.0.0.251';
const PORT = 5353;
const SERVICE = '_openclaw-gw._tcp.local';
const [own = ''] = process.argv.slice(2);

const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });
socket.on('message', (message, from) => {
  const packet = DNSPacket.decode(from, message);
  for (const record of [...packet.answers.values(), ...packet.additionals.values()]) {
    const { name, type, ttl } = record;
    const data = record as unknown as Record<string, unknown>;
    const txt = (data['txt'] as Buffer[] | undefined)?.map(String);
    const { ptrName, hostname, port, ipAddress } = data;
    console.log(JSON.stringify({ name, type, ttl, txt, ptrName, hostname, port, ipAddress, from: from.address }));
  }
});
socket.bind(PORT, () => {
  socket.addMembership(GROUP, own);
  socket.setMulticastInterface(own);
  socket.send(question(SERVICE), PORT, GROUP, () => {
    console.log('"listening"');
  });
});

/** One question for the pointers of a service, as RFC 1035 writes it. */
function question(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  const header = Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([header, ...labels, Buffer.from([0, 0, 12, 0, 1])]);
}
