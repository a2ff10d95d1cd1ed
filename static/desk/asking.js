// A draft's form as it stands, ready to be sent to an address of the desk.

export function bodyOf(draft) {
  freshToken(draft);
  return new URLSearchParams(new FormData(draft)).toString();
}

// Logging in again, in another tab, makes the token of this form an old one.
export function freshToken(draft) {
  const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
  if (token) draft.elements.csrfmiddlewaretoken.value = token;
}
