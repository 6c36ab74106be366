"""Prints permutations of names as dnstwist makes them: name, class, permutation, tab-separated. Resolves nothing."""
import sys

import dnstwist

# What lies outside of a shop's name: other ends of a domain, dots, and words that go on.
LEFT_OUT = {"*original", "tld-swap", "subdomain", "hyphenation", "various"}

for name in sys.argv[1:]:
    fuzzer = dnstwist.Fuzzer(name + ".com")
    fuzzer.generate()
    for permutation in fuzzer.permutations():
        label, kind = permutation["domain"].removesuffix(".com"), permutation["fuzzer"]
        if label.startswith("xn--"):
            try:
                label = label.encode().decode("idna")
            except UnicodeError:
                continue
        if kind not in LEFT_OUT and label != name:
            print(name, kind, label, sep="\t")
