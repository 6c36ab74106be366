// What is offered in the replica. Goods and shops are invented; brands are those of data/brands, and so are the shops that
// it has on record.

const SHOPEE = { marketplace: "shopee", host: "shopee.sg", currency: "SGD", sign: "$", language: "en" };
const LAZADA = { marketplace: "lazada", host: "www.lazada.sg", currency: "SGD", sign: "$", language: "en" };

/** Listings with a page of their own. */
export const LISTINGS = {
  official: {
    ...SHOPEE,
    item: "80000001", shopId: "70000001", slug: "Laneige-Lip-Sleeping-Mask-Berry-20g",
    title: "Laneige Lip Sleeping Mask Berry 20g", brand: "Laneige", picture: ["jar", "berry"],
    price: 32, sold: 1840, rating: 4.92, ratings: 612, from: "Singapore",
    shop: "Laneige Official Store", username: "laneige.sg", isMall: true,
    category: ["Beauty & Personal Care", "Lip Care"],
    description: "A balm for the night. Spread a thin layer over the lips and wipe off what is left in the morning.",
    attributes: { "Volume": "20 g", "Country of Origin": "Korea" },
  },
  reseller: {
    ...SHOPEE, host: "shopee.co.id", currency: "IDR", sign: "Rp", language: "id",
    item: "80000002", shopId: "70000002", slug: "Xiaomi-Redmi-Buds-6-Play",
    title: "Xiaomi Redmi Buds 6 Play TWS Bluetooth 5.4", brand: "Xiaomi", picture: ["earbuds", "ink"],
    price: 189000, before: 219000, sold: 96, rating: 4.81, ratings: 74, from: "Bandung",
    shop: "Toko Lentera Audio", username: "lentera.audio", isMall: false,
    category: ["Audio", "Earphone"],
    description: "Barang baru dan tersegel. Dikirim dari Bandung pada hari yang sama untuk pesanan sebelum pukul 15.00.",
    attributes: { "Garansi": "Garansi toko 6 bulan", "Koneksi": "Bluetooth" },
  },
  lookalike: {
    ...LAZADA, host: "www.lazada.com.my", currency: "MYR", sign: "RM", isLate: true,
    item: "320000003", sku: "620000003", slug: "green-tea-serum",
    title: "Innisfree Green Tea Seed Serum 80ml", brand: "Innisfree", picture: ["serum", "leaf"],
    price: 24.9, before: 108, rating: 4.1, ratings: 38, from: "Overseas",
    shop: "Inisfree Beauty House", sellerId: "1000000303", shopPath: "beauty-house-303",
    category: ["Beauty", "Skincare", "Serum & Essence"],
    description: "Light serum with green tea for every skin. Ready stock, limited offer.",
    attributes: { "Brand": "Innisfree", "Volume": "80 ml" },
    reviews: [
      "Seal was missing and the scent is not the one I know. I think it is fake.",
      "Came fast, have not tried it yet.",
      "Not original, the print on the box is blurred.",
    ],
  },
  replica: {
    ...LAZADA,
    item: "320000004", sku: "620000004", slug: "gentle-monster",
    title: "Gentle Monster sunglasses black, 1:1 replica, mirror quality, full box", brand: "Gentle Monster",
    picture: ["glasses", "ink"],
    price: 45, rating: 4.6, ratings: 17, from: "Overseas",
    shop: "Harbour Eyewear Corner", sellerId: "1000000404", shopPath: "harbour-eyewear-corner",
    category: ["Fashion", "Accessories", "Sunglasses"],
    description: "Same weight and same lens colour. Comes with pouch, cloth and box.",
    attributes: { "Brand": "Gentle Monster", "Frame": "Acetate" },
    reviews: ["Looks good for the price."],
  },
  mini: {
    ...LAZADA,
    item: "320000005", sku: "620000005", slug: "laneige-mini",
    title: "Laneige Lip Sleeping Mask Mini 3g", brand: "Laneige", picture: ["small jar", "berry"],
    price: 4.5, rating: 4.88, ratings: 231, from: "Singapore",
    shop: "Little Lane Beauty", sellerId: "1000000505", shopPath: "little-lane-beauty",
    category: ["Beauty", "Lip Care"],
    description: "The small size for travelling: 3 g, enough for about two weeks.",
    attributes: { "Brand": "Laneige", "Volume": "3 g" },
    reviews: ["Tiny, as it says. Good to try it out.", "Fits into every bag."],
  },
};

const card = (title, brand, picture, price, shop, more) => ({ title, brand, picture, price, shop, isMall: false, ...more });

/** What the search finds: a first screen, and what comes when it is scrolled to. Of each, the store and the level of risk that
 * are expected. */
export const FOUND = [
  card("Laneige Lip Sleeping Mask Berry 20g", "Laneige", ["jar", "berry"], 32, "Laneige Official Store",
    { isMall: true, sold: 1840, expected: ["official", "none"] }),
  card("Laneige Water Sleeping Mask 70ml", "Laneige", ["jar", "sky"], 41.9, "Pine Street Beauty",
    { sold: 212, expected: ["not_listed", "none"] }),
  card("Innisfree Green Tea Hyaluronic Serum 80ml", "Innisfree", ["serum", "leaf"], 8.9, "Inisfree Outlet",
    { before: 49, sold: 67, expected: ["not_listed", "some"] }),
  card("Innisfree Green Tea Hyaluronic Serum 80ml", "Innisfree", ["serum", "leaf"], 39, "Innisfree Official Store",
    { isMall: true, sold: 950, expected: ["official", "none"] }),
  card("Laneige Lip Sleeping Mask Mini 3g", "Laneige", ["small jar", "berry"], 3.9, "Tiny Treats Skincare",
    { sold: 480, expected: ["not_listed", "none"] }),
  card("COSRX Advanced Snail 96 Mucin Power Essence 100ml", "COSRX", ["bottle", "rice"], 24.5, "Seoul Corner Shop",
    { sold: 1320, expected: ["not_listed", "none"] }),
  card("Laneige Lip Sleeping Mask 20g super copy 1:1 replica", "Laneige", ["jar", "peach"], 6.5, "Bargain Lantern",
    { sold: 33, expected: ["not_listed", "strong"] }),
  card("Laneige Cream Skin Toner & Moisturizer 170ml AAA", "Laneige", ["bottle", "sky"], 5.9, "Glow Harbour",
    { before: 45, sold: 12, expected: ["not_listed", "some"] }),
  card("Beauty of Joseon Relief Sun Rice + Probiotics 50ml", "Beauty of Joseon", ["tube", "rice"], 19.9,
    "Beauty of Joseon Official Store", { isMall: true, sold: 2750, expected: ["official", "none"] }),
  card("Hanbit Rice Water Toner 150ml", "Hanbit", ["bottle", "sand"], 14.9, "Hanbit Naturals",
    { sold: 41, expected: ["no_brand", "none"] }),
  card("Laneige Bouncy & Firm Sleeping Mask 60ml, WhatsApp us for a lower price", "Laneige", ["jar", "plum"], 9.9,
    "Laneige Official Outlet SG", { before: 52, sold: 5, expected: ["claims_official", "some"] }),
  card("Mamonde Rose Water Toner 250ml", "Mamonde", ["bottle", "berry"], 21, "AMOREPACIFIC Official Store",
    { isMall: true, sold: 388, expected: ["group", "none"] }),

  card("Anua Heartleaf 77 Soothing Toner 250ml", "Anua", ["bottle", "leaf"], 27.9, "ANUA Official Store_SG",
    { isMall: true, sold: 3100, expected: ["official", "none"] }),
  card("Silicone spatula for Laneige Lip Sleeping Mask jar", "", ["tool", "berry"], 2.5, "Kitchen & Vanity",
    { sold: 154, expected: ["no_brand", "none"] }),
  card("Innisfree Volcanic AHA Pore Clearing Clay Mask 100ml AAA copy", "Innisfree", ["tube", "ink"], 5.2, "Moon Market",
    { sold: 9, expected: ["not_listed", "strong"] }),
  card("Torriden Dive-In Low Molecular Hyaluronic Acid Serum 50ml", "Torriden", ["serum", "sky"], 22.4, "Morning Mist Skin",
    { sold: 610, expected: ["not_listed", "none"] }),
  card("Laneige Water Bank Blue Hyaluronic Cream 50ml", "Laneige", ["jar", "sky"], 44, "Laneige Official Store",
    { isMall: true, sold: 702, expected: ["official", "none"] }),
  card("belif The True Cream Aqua Bomb 50ml", "belif", ["jar", "leaf"], 7.2, "Quiet Garden Beauty",
    { before: 55, sold: 21, expected: ["not_listed", "none"] }),
].map((found, at) => ({ ...found, item: String(80000101 + at), shopId: String(70000101 + at) }));

/** Cards of the first screen. */
export const FIRST_SCREEN = 12;
