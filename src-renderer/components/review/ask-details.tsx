/** Everything that was asked in the protocol's own words, for those who want to compare. */
import type { WaitingRequest } from '../../../src-main/gateway/protocol/desk.ts';
import type { Ask } from '../../state/ask.ts';
import { Fact } from '../fact.tsx';

export function AskDetails({ ask: { deviceId, requests } }: { readonly ask: Ask }) {
  return (
    <details className="details">
      <summary>Details</summary>
      <dl>
        <Fact name="Device id" value={deviceId} />
        {requests.map((request) => (
          <RequestFacts key={request.requestId} request={request} />
        ))}
      </dl>
    </details>
  );
}

function RequestFacts({ request }: { readonly request: WaitingRequest }) {
  const { clientId, clientMode, clientVersion, platform, deviceFamily, model } = request;
  return (
    <>
      <Fact name="Role" value={request.role} />
      <Fact name="Scopes" value={request.scopes.join(', ')} />
      <Fact name="Commands" value={request.commands.join(', ')} />
      <Fact name="Client" value={joined([clientId, clientMode, clientVersion])} />
      <Fact name="Platform" value={joined([platform, deviceFamily, model])} />
      <Fact name="Reason" value={request.reason} />
      <Fact name="Request" value={request.requestId} />
      <Fact name="Digest" value={request.digest} />
    </>
  );
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
