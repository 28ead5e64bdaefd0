/** What the doctor finds; and, for the command line of the owner, what it found that by. */
import type { DoctorDesk } from '../diagnosis/doctor-desk.ts';
import { succeed } from '../protocol/frames.ts';
import { nothing } from './params.ts';
import { method, operator, owner, type Method } from './table.ts';

export function diagnosisMethods(doctor: DoctorDesk): Method[] {
  return [
    method('desk.diagnosis', operator('operator.admin'), nothing, async () => succeed(await doctor.diagnosis())),
    method('host.facts', owner, nothing, async () => succeed(await doctor.facts())),
  ];
}
