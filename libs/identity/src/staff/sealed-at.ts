/** Where sealed values of an officer belong: a value moved to another row or column opens no more. */
export const sealedAt = {
  name: (id: string) => `staff.name_sealed:${id}`,
  email: (id: string) => `staff.email_sealed:${id}`,
  staffNumber: (id: string) => `staff.staff_number_sealed:${id}`,
};
