/** What a node can do: its capabilities, its commands, and the permissions that its system gives it. */
import { z } from 'zod';

export const surfaceSchema = z.strictObject({
  caps: z.array(z.string()).readonly(),
  commands: z.array(z.string()).readonly(),
  permissions: z.record(z.string(), z.boolean()).readonly(),
});

export type NodeSurface = z.infer<typeof surfaceSchema>;

export const NO_SURFACE: NodeSurface = { caps: [], commands: [], permissions: {} };

export function isEmpty({ caps, commands, permissions }: NodeSurface): boolean {
  return caps.length === 0 && commands.length === 0 && Object.keys(permissions).length === 0;
}

/** Whether all that `declared` claims lies within `approved`. A permission counts only where the system gave it. */
export function coversSurface(approved: NodeSurface, declared: NodeSurface): boolean {
  return (
    isWithin(declared.caps, approved.caps) &&
    isWithin(declared.commands, approved.commands) &&
    hasGiven(approved, declared)
  );
}

/** What of the declaration was approved. */
export function approvedPart(declared: NodeSurface, approved: NodeSurface): NodeSurface {
  const caps = new Set(approved.caps);
  const commands = new Set(approved.commands);
  return {
    caps: declared.caps.filter((cap) => caps.has(cap)),
    commands: declared.commands.filter((command) => commands.has(command)),
    permissions: Object.fromEntries(
      Object.entries(declared.permissions).filter(([name, given]) => !given || isGiven(approved, name)),
    ),
  };
}

export function sameSurface(one: NodeSurface, other: NodeSurface): boolean {
  return coversSurface(one, other) && coversSurface(other, one);
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  const known = new Set(all);
  return some.every((one) => known.has(one));
}

function hasGiven(approved: NodeSurface, declared: NodeSurface): boolean {
  return Object.entries(declared.permissions).every(([name, given]) => !given || isGiven(approved, name));
}

function isGiven({ permissions }: NodeSurface, name: string): boolean {
  return Object.hasOwn(permissions, name) && permissions[name] === true;
}
