import { type RequirementFact, words } from './fact.js';

const BIRTH_DETAIL = words(
  'Memuat nama, tempat dan tanggal lahir, serta nama orang tua.',
  "Shows the name, place and date of birth, and the parents' names.",
);

export const PROOF_OF_BIRTH = {
  code: 'proof_of_birth',
  name: words('Salah satu bukti kelahiran', 'One proof of birth'),
};

export const IDENTITY_CARD: RequirementFact = {
  code: 'identity_card',
  name: words('KTP elektronik', 'Electronic identity card (e-KTP)'),
};
export const FAMILY_CARD: RequirementFact = { code: 'family_card', name: words('Kartu keluarga', 'Family card (KK)') };
export const PROOFS_OF_BIRTH: RequirementFact[] = [
  { code: 'birth_certificate', name: words('Akta kelahiran', 'Birth certificate') },
  { code: 'marriage_book', name: words('Buku nikah atau akta perkawinan', 'Marriage book or certificate') },
  { code: 'diploma', name: words('Ijazah', 'School diploma') },
  { code: 'baptism_letter', name: words('Surat baptis', 'Baptism letter') },
].map((proof) => ({ ...proof, group: PROOF_OF_BIRTH.code, detail: BIRTH_DETAIL }));

const NATURALISATION: RequirementFact = {
  code: 'naturalisation_letter',
  need: 'if_applicable',
  name: words('Surat pewarganegaraan Indonesia', 'Letter of Indonesian citizenship'),
  detail: words(
    'Bagi yang memperoleh kewarganegaraan Indonesia melalui pewarganegaraan.',
    'For those who became Indonesian by naturalisation.',
  ),
  appliesTo: { circumstances: ['naturalised'] },
};
const NAME_CHANGE: RequirementFact = {
  code: 'name_change_order',
  need: 'if_applicable',
  name: words('Penetapan ganti nama', 'Order on a change of name'),
  detail: words('Bagi yang pernah mengganti nama.', 'For those who have changed their name.'),
  appliesTo: { circumstances: ['name_changed'] },
};
const OLD_PASSPORT_IF_ANY: RequirementFact = {
  code: 'old_passport',
  need: 'if_applicable',
  name: words('Paspor lama', 'Earlier passport'),
  detail: words('Bila pernah memilikinya.', 'If there ever was one.'),
  appliesTo: { circumstances: ['had_passport'] },
};

/** The full set of an adult. */
export const ADULT_PAPERS: RequirementFact[] = [
  IDENTITY_CARD,
  FAMILY_CARD,
  ...PROOFS_OF_BIRTH,
  NATURALISATION,
  NAME_CHANGE,
  OLD_PASSPORT_IF_ANY,
];

/** What is asked of a child's parents. */
export const CHILD_PAPERS: RequirementFact[] = [
  { code: 'parent_identity_card', name: words('KTP elektronik ayah atau ibu', "A parent's identity card (e-KTP)") },
  FAMILY_CARD,
  { code: 'birth_certificate', name: words('Akta kelahiran anak', "The child's birth certificate") },
  { code: 'marriage_book', name: words('Buku nikah orang tua', "The parents' marriage book") },
  {
    code: 'parent_passport',
    need: 'if_applicable',
    name: words('Salinan paspor orang tua', "A copy of a parent's passport"),
    detail: words('Bila orang tua memilikinya.', 'If a parent has one.'),
    appliesTo: { circumstances: ['parent_has_passport'] },
  },
  {
    code: 'both_parents',
    name: words('Kedua orang tua hadir', 'Both parents are present'),
    appliesTo: { unless: ['parents_divorced'] },
  },
  {
    code: 'parents_statement',
    name: words('Surat pernyataan kedua orang tua bermeterai Rp10.000', "Both parents' statement on a Rp10,000 stamp"),
    appliesTo: { unless: ['parents_divorced'] },
  },
  {
    code: 'custody_statement',
    name: words(
      'Surat pernyataan bermeterai Rp10.000 dari orang tua pemegang hak asuh',
      'A statement on a Rp10,000 stamp of the parent who has custody',
    ),
    detail: words(
      'Bagi orang tua yang bercerai; tanyakan bentuknya di kantor.',
      'For divorced parents; ask the office which form it takes.',
    ),
    appliesTo: { circumstances: ['parents_divorced'] },
  },
];
