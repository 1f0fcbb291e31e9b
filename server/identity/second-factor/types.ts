/** How a person's two-step sign-in stands. */
export interface SecondFactorStatus {
  enabled: boolean;
  /** An organization of the person demands it. */
  required: boolean;
  recoveryCodesLeft: number;
  /** Whether the actor's organization demands it of its members. */
  organizationRequires: boolean;
}
