-- What a message became changes by hand and by itself: whoever decides about it says which state they saw.
alter table mail add column revision int not null default 1;
